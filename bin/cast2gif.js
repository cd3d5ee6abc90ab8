#!/usr/bin/env node
require('./load.js')
  .load('castkit')
  .main('cast2gif', ['gif', ...process.argv.slice(2)]);
