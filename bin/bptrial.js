#!/usr/bin/env node
const { start } = require("./load.js");
start(process.argv.slice(2));
