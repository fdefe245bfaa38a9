/** What several routes emit. */
export { type AstroVpc, cidrsOf } from "./astro-vpc";
export { type Named, RouteTables, type RouteTablesProps, type VpcOfTables } from "./route-tables";
export {
  type AdmittedPort,
  SecurityGroupIngress,
  type SecurityGroupIngressProps,
} from "./security-group-ingress";
