// How the AWS emulator is started: moto's server.

/** The command line of an emulator that listens on a port of the loopback interface. */
export function emulatorCommand(port) {
  return ["moto_server", "-H", "127.0.0.1", "-p", String(port)];
}
