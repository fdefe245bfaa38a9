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

  test.each([
    ["Übersicht DB (EU)", "ubersicht_db_eu"],
    ["数据库", "service"],
    ["--a--", "a"],
  ])("names %s %s", (name, id) => {
    expect(airflowConnection({ name, ports: [] }).connectionId).toBe(id);
  });
});
