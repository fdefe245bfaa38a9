import { vpcPeering } from "./relations/vpc-peering";
import { vpcPeeringSchema } from "./schema/vpc-peering";

/** Every route: how it is declared, and what must hold between its connections. A new route is one line here. */
export const ROUTES = [{ schema: vpcPeeringSchema, relations: vpcPeering }] as const;
