// node terminal.js CDKTF ARGUMENT…: runs cdktf in a terminal; what comes by standard input are the keys, what goes to standard
// output is the screen. A program of its own, because the terminals are the CLI's, whose native modules lag behind the newest Node.
const { createRequire } = require("node:module");

const args = process.argv.slice(2);
const { spawn } = createRequire(args[0])("@cdktf/node-pty-prebuilt-multiarch");
const terminal = spawn(process.execPath, args, { cwd: process.cwd(), env: process.env, cols: 200, rows: 60 });
terminal.onData((text) => process.stdout.write(text));
terminal.onExit(({ exitCode }) => {
  process.exitCode = exitCode;
  process.stdin.destroy();
});
process.stdin.setEncoding("utf8").on("data", (keys) => terminal.write(keys));
