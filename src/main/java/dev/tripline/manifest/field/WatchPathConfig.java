package dev.tripline.manifest.field;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Which files are watched (source specification 3): a directory, and either one relative path or a pattern in it. */
@RegisterForReflection
@Means("Which files of a directory are watched.")
public record WatchPathConfig(
        @Means("the directory, an absolute path") String directory,

        @Means("one file in it, a relative path; or pathRegexp")
        String path,

        @Means("an RE2 expression that is found somewhere in the path; or path")
        String pathRegexp)
        implements Checked {
    @Override
    public void check(Complaints complaints) {
        complaints
                .when(directory.isEmpty(), "directory", "directory is required")
                .when(
                        !directory.isEmpty() && !directory.startsWith("/"),
                        "directory",
                        "directory must be an absolute file path")
                .when(path.isEmpty() && pathRegexp.isEmpty(), "", "either path or pathRegexp must be specified")
                .when(!path.isEmpty() && !pathRegexp.isEmpty(), "", "path and pathRegexp cannot be specified together")
                .when(path.startsWith("/"), "path", "path must be a relative file path");
        try {
            Pattern.compile(pathRegexp);
        } catch (PatternSyntaxException e) {
            complaints.when(true, "pathRegexp", String.valueOf(e.getMessage()));
        }
    }
}
