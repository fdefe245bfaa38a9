import { thirdPartyEndpoint } from "./relations/third-party-endpoint";
import { awsEndpoint } from "./relations/aws-endpoint";
import { endpointService } from "./relations/endpoint-service";
import { transitGateway } from "./relations/transit-gateway";
import { publicEndpoint } from "./relations/public-endpoint";
import { vpcPeering } from "./relations/vpc-peering";
import { awsEndpointSchema } from "./schema/aws-endpoint";
import { thirdPartyEndpointSchema } from "./schema/third-party-endpoint";
import { transitGatewaySchema } from "./schema/transit-gateway";
import { endpointServiceSchema } from "./schema/endpoint-service";
import { publicEndpointSchema } from "./schema/public-endpoint";
import { vpcPeeringSchema } from "./schema/vpc-peering";

/** Every route: how it is declared, and what must hold between its connections. A new route is one line here. */
export const ROUTES = [
  { schema: vpcPeeringSchema, relations: vpcPeering },
  { schema: publicEndpointSchema, relations: publicEndpoint },
  { schema: endpointServiceSchema, relations: endpointService },
  { schema: awsEndpointSchema, relations: awsEndpoint },
  { schema: thirdPartyEndpointSchema, relations: thirdPartyEndpoint },
  { schema: transitGatewaySchema, relations: transitGateway },
] as const;
