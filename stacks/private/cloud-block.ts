import {
  DataTerraformRemoteState,
  TerraformBackend,
  type TerraformRemoteState,
  type TerraformStack,
} from "cdktf";
import type { Construct } from "constructs";

/** What the `cloud` block says. */
export interface CloudBlockProps {
  readonly organization: string;
  readonly workspace: string;
  /** @default - app.terraform.io */
  readonly hostname?: string;
  /** @default - the organization's default project */
  readonly project?: string;
}

/**
 * The `cloud` block of a stack.
 *
 * The framework's own CloudBackend runs `terraform version` while it synthesizes and fails where there is no
 * Terraform; synth must work without one, and `required_version` demands the same later.
 */
export class CloudBlock extends TerraformBackend {
  constructor(
    stack: TerraformStack,
    private readonly block: CloudBlockProps,
  ) {
    super(stack, "backend", "cloud");
  }

  override toTerraform(): unknown {
    const { organization, workspace, hostname, project } = this.block;
    return {
      terraform: {
        cloud: {
          organization,
          ...(hostname === undefined ? {} : { hostname }),
          workspaces: { name: workspace, ...(project === undefined ? {} : { project }) },
        },
      },
    };
  }

  override toMetadata(): unknown {
    const { hostname = "app.terraform.io" } = this.block;
    return { backend: this.name, cloud: hostname.startsWith("app.terraform.io") ? "tfc" : "tfe" };
  }

  override getRemoteStateDataSource(scope: Construct, name: string): TerraformRemoteState {
    const { organization, workspace, hostname } = this.block;
    return new DataTerraformRemoteState(scope, name, {
      organization,
      workspaces: { name: workspace },
      ...(hostname === undefined ? {} : { hostname }),
    });
  }
}
