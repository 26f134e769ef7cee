#!/usr/bin/env node
// A file that is there before the first build, for the package manager to link.
import '../bundle/weir.js';
