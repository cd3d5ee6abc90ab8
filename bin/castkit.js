#!/usr/bin/env node
require('./load.js').load('castkit').main('castkit', process.argv.slice(2));
