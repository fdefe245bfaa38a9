/** The CDKTF app: the file, one stack per connection, the gate, the Terraform. */
import { ConfigError } from "./config/errors";
import { loadDeclaration } from "./config/load";
import { locateConfig, projectFolder } from "./config/locate";
import { synth } from "./gate/cdktf";
import { buildApp } from "./stacks";

function main(): void {
  const config = locateConfig();
  try {
    synth(buildApp(loadDeclaration(config), { projectDir: projectFolder() }), { config });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.format()}\n`);
    process.exitCode = 2;
  }
}

main();
