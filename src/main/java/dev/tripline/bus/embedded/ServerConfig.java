package dev.tripline.bus.embedded;

import java.nio.file.Path;

/**
 * The server's configuration file.
 *
 * @param port -1 lets the system choose
 */
record ServerConfig(
        ServerFiles files, Credentials credentials, ServerBinary.Version version, boolean syncAlways, int port) {
    /** An event of 1 MiB in base64 with its envelope is below 1.5 MiB; the server warns above 8 MB. */
    private static final String MAX_PAYLOAD = "4MB";

    String text() {
        StringBuilder out = new StringBuilder("# Written by Tripline at each start; edits are lost.\n");
        out.append("host: \"127.0.0.1\"\nport: ").append(port).append('\n');
        out.append("server_name: \"tripline\"\n");
        out.append("max_payload: ").append(MAX_PAYLOAD).append('\n');
        out.append("jetstream {\n  store_dir: ").append(quoted(files.bus())).append('\n');
        if (syncAlways && version.isAtLeast(2, 10)) {
            out.append("  sync_interval: always\n");
        }
        out.append("}\nauthorization {\n  user: \"").append(credentials.user());
        out.append("\"\n  password: \"").append(credentials.password()).append("\"\n}\n");
        out.append("ports_file_dir: ").append(quoted(files.bus())).append('\n');
        out.append("pid_file: ").append(quoted(files.pid())).append('\n');
        out.append("log_file: ").append(quoted(files.log())).append('\n');
        out.append("logfile_size_limit: 10MB\n");
        if (version.isAtLeast(2, 11)) {
            out.append("logfile_max_num: 3\n");
        }
        return out.toString();
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
