import { HostName } from "../../config/values";
import { airflowConnection } from "../../handover";

describe("the Airflow connection to a service", () => {
  test("in JSON and as a URI, with placeholders for login and secret", () => {
    const connection = airflowConnection({
      name: "orders-db",
      host: HostName.of("db.orders.internal"),
      ports: [5432, 5433],
      connectionType: "postgres",
    });
    expect(connection).toEqual({
      connectionId: "orders_db",
      variable: "AIRFLOW_CONN_ORDERS_DB",
      json: '{"conn_type":"postgres","host":"db.orders.internal","port":5432,"login":"<login>","password":"<secret>"}',
      uri: "postgres://<login>:<secret>@db.orders.internal:5432/",
    });
  });

  test("is generic and shows a placeholder where type, host and port are not said", () => {
    expect(airflowConnection({ name: "x", ports: [] })).toMatchObject({
      json: '{"conn_type":"generic","host":"<host of x>","login":"<login>","password":"<secret>"}',
      uri: "generic://<login>:<secret>@<host of x>/",
    });
  });

  test("spells a type with an underscore as URIs need it", () => {
    const { uri } = airflowConnection({ name: "x", ports: [], connectionType: "google_cloud_platform" });
    expect(uri).toMatch(/^google-cloud-platform:/);
  });

  test("to Snowflake names the account, which its hook asks for", () => {
    const host = HostName.of("example-prod.snowflakecomputing.com");
    expect(airflowConnection({ name: "x", ports: [443], host, connectionType: "snowflake" })).toMatchObject({
      json: '{"conn_type":"snowflake","host":"example-prod.snowflakecomputing.com","port":443,"login":"<login>","password":"<secret>","extra":{"account":"example-prod"}}',
      uri: "snowflake://<login>:<secret>@example-prod.snowflakecomputing.com:443/?account=example-prod",
    });
  });

  test("to Databricks has a token as password, and no login", () => {
    const host = HostName.of("dbc-1.cloud.databricks.com");
    expect(airflowConnection({ name: "x", ports: [], host, connectionType: "databricks" })).toMatchObject({
      json: '{"conn_type":"databricks","host":"dbc-1.cloud.databricks.com","password":"<secret>"}',
      uri: "databricks://:<secret>@dbc-1.cloud.databricks.com/",
    });
  });

  test.each([
    ["Übersicht DB (EU)", "ubersicht_db_eu"],
    ["数据库", "service"],
    ["--a--", "a"],
  ])("names %s %s", (name, id) => {
    expect(airflowConnection({ name, ports: [] }).connectionId).toBe(id);
  });
});
