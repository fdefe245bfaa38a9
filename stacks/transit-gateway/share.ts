import { RamPrincipalAssociation } from "@cdktf/provider-aws/lib/ram-principal-association";
import { RamResourceAssociation } from "@cdktf/provider-aws/lib/ram-resource-association";
import { RamResourceShare } from "@cdktf/provider-aws/lib/ram-resource-share";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { Path } from "../../config/positions";
import { declaredAt } from "../origin";
import { hcl } from "../private/hcl";
import { addressOf, named, nameOf } from "../private/names";

/** Properties of a Share. */
export interface ShareProps {
  /** What the account that shares sees it as. */
  readonly shareName: string;
  /** Tells this share from others of the stack. */
  readonly name: string;
  /** What is shared, by a name that must not change. */
  readonly resources: readonly { readonly name: string; readonly arn: string; readonly declaredAt?: Path }[];
  /** AWS accounts that it is shared with. */
  readonly principals: readonly { readonly accountId: string; readonly declaredAt?: Path }[];
  /** Where the resources are. @default - the stack's own provider */
  readonly provider?: TerraformProvider;
  /** @default - the origin is not recorded */
  readonly declaredAt?: Path;
}

/**
 * Shares resources with accounts through Resource Access Manager. External principals are allowed, because the account
 * of an Astro cluster is outside of your organization.
 *
 * A deployed share is not an accepted one: Terraform does not wait for the other account.
 */
export class Share extends Construct {
  /** The ARN of the share, as an expression. */
  readonly arn: string;
  /** Once all of them exist, everybody named sees everything shared. */
  readonly associations: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ShareProps) {
    super(scope, id);
    const { name, shareName, resources, principals } = props;
    const provider = props.provider === undefined ? {} : { provider: props.provider };
    const share = named(
      new RamResourceShare(this, "share", { name: shareName, allowExternalPrincipals: true, ...provider }),
      nameOf(name),
    );
    this.arn = hcl(`${addressOf(declaredAt(share, props.declaredAt))}.arn`);
    const associations: ITerraformDependable[] = [];
    this.associations = associations;
    for (const resource of resources) {
      const association = new RamResourceAssociation(this, `resource-${nameOf(resource.name)}`, {
        resourceShareArn: this.arn,
        resourceArn: resource.arn,
        ...provider,
      });
      associations.push(declaredAt(named(association, nameOf(name, resource.name)), resource.declaredAt));
    }
    const byAccount = new Map([...principals].reverse().map((each) => [each.accountId, each]));
    for (const principal of [...byAccount.values()].sort((a, b) => (a.accountId < b.accountId ? -1 : 1))) {
      const association = new RamPrincipalAssociation(this, `principal-${principal.accountId}`, {
        resourceShareArn: this.arn,
        principal: principal.accountId,
        ...provider,
      });
      associations.push(
        declaredAt(named(association, nameOf(name, principal.accountId)), principal.declaredAt),
      );
    }
  }
}
