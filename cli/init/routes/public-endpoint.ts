import { given, needed, optional, type Answers, type Steps } from "../step";
import { cluster, sideSteps, text } from "./shared";

/** Snowflake, Databricks or security groups that admit the cluster's external addresses. */
export function* publicEndpoint(answers: Answers, target: string): Steps {
  yield given("target.type", target);
  if (target === "snowflake") yield* snowflake();
  else if (target === "databricks") yield* databricks();
  else yield* sideSteps(answers, "target<security-group>");
  yield given("clusters[0].cluster", cluster(answers));
  if (target !== "security-group") return;
  yield needed("service", "services[0].name", text(answers, "id"));
  yield optional("host", "services[0].host", "orders.example.com");
  yield needed("ports", "services[0].ports");
  yield needed("security-group-id", "services[0].securityGroupId");
  yield optional("connection-type", "services[0].connectionType", "http");
}

function* snowflake(): Steps {
  const at = "target<snowflake>";
  yield needed("organization", `${at}.organization`);
  yield needed("snowflake-account", `${at}.account`);
  yield needed("database", `${at}.database`);
  yield needed("schema", `${at}.schema`);
  yield needed("users", `${at}.users`);
}

function* databricks(): Steps {
  const at = "target<databricks>";
  yield needed("workspace-host", `${at}.host`);
  yield needed("caller-ip", `${at}.callerIp`);
  yield needed("also-allow", `${at}.alsoAllow`);
}
