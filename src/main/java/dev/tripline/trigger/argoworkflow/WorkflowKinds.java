package dev.tripline.trigger.argoworkflow;

import dev.tripline.client.kubernetes.ApiResource;

/** The kinds of Argo Workflows that triggers act on. */
final class WorkflowKinds {
    static final String GROUP = "argoproj.io";
    static final String VERSION = "v1alpha1";
    static final String API_VERSION = GROUP + "/" + VERSION;
    static final ApiResource WORKFLOWS = new ApiResource(GROUP, VERSION, "workflows", true);
    static final ApiResource TEMPLATES = new ApiResource(GROUP, VERSION, "workflowtemplates", true);
    static final ApiResource CRONS = new ApiResource(GROUP, VERSION, "cronworkflows", true);

    private WorkflowKinds() {}
}
