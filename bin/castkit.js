#!/usr/bin/env node
(await import('node:module')).enableCompileCache?.();
(await import('../dist/bundle/castkit.js')).main('castkit', process.argv.slice(2));
