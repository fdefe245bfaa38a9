"use strict";

// What `npm start` and `app` in cdktf.json run: the CDKTF app of `main.ts`.
require("./load").load("main.bundle.cjs");
