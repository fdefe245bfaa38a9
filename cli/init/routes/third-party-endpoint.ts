import { given, hint, needed, optional, type Answers, type Steps } from "../step";
import { cluster } from "./shared";

const PRIVATE_LINK =
  "{ serviceName: com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0, accountUrl: …, ocspUrl: … }";

/** Snowflake or Databricks by their endpoint services. */
export function* thirdPartyEndpoint(answers: Answers, target: string): Steps {
  yield given("target.type", target);
  yield* target === "snowflake" ? snowflake(answers) : databricks();
  yield given("clusters[0].cluster", cluster(answers));
  // Without the service that Snowflake tells there is nothing that Astronomer could add an endpoint for.
  if (target === "snowflake" && !answers.has("endpoint-service-name")) return;
  yield optional("vpc-endpoint-id", "clusters[0].vpcEndpointId");
}

function* snowflake(answers: Answers): Steps {
  const at = "target<snowflake>";
  yield needed("edition", `${at}.edition`);
  yield needed("organization", `${at}.organization`);
  yield needed("snowflake-account", `${at}.account`);
  yield optional("endpoint-service-name", `${at}.privateLink.serviceName`, null);
  if (answers.has("endpoint-service-name")) {
    yield needed("account-url", `${at}.privateLink.accountUrl`);
    yield needed("ocsp-url", `${at}.privateLink.ocspUrl`);
  } else {
    yield hint(`${at}.privateLink`, PRIVATE_LINK);
  }
  yield needed("database", `${at}.database`);
  yield needed("schema", `${at}.schema`);
}

function* databricks(): Steps {
  const at = "target<databricks>";
  yield needed("edition", `${at}.edition`);
  yield needed("databricks-account-id", `${at}.accountId`);
  yield needed("workspace-host", `${at}.host`);
  yield needed("endpoint-service-name", `${at}.serviceName`);
  yield given(
    "target.privateAccess.type",
    "new",
    "Or existing, where somebody else manages the workspace's settings",
  );
  yield needed("public-access", `${at}.privateAccess<new>.publicAccess`);
}
