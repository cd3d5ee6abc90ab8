#!/usr/bin/env node
(await import('node:module')).enableCompileCache?.();
(await import('../dist/bundle/castkit.js')).main('cast2gif', ['gif', ...process.argv.slice(2)]);
