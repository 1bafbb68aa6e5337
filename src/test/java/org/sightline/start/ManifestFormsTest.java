package org.sightline.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.start.YamlTree.in;
import static org.sightline.start.YamlTree.list;
import static org.sightline.start.YamlTree.manifest;
import static org.sightline.start.YamlTree.manifests;
import static org.sightline.start.YamlTree.text;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The form of the manifests, which Kubernetes would refuse or, worse, read otherwise than it was meant. */
class ManifestFormsTest {

    private static final Set<String> POD = Set.of(
            "automountServiceAccountToken",
            "containers",
            "restartPolicy",
            "securityContext",
            "terminationGracePeriodSeconds",
            "topologySpreadConstraints",
            "volumes");
    private static final Set<String> CONTAINER = Set.of(
            "env",
            "envFrom",
            "image",
            "livenessProbe",
            "name",
            "ports",
            "readinessProbe",
            "resources",
            "securityContext",
            "startupProbe",
            "volumeMounts");
    private static final Map<String, Form> FORMS = Map.of(
            "ConfigMap", new Form("v1", Set.of(), Set.of()),
            "Service", new Form("v1", Set.of("selector", "ports"), Set.of("type")),
            "Deployment", new Form("apps/v1", Set.of("selector", "template"), Set.of("replicas", "strategy")),
            "Job", new Form("batch/v1", Set.of("template"), Set.of("backoffLimit", "ttlSecondsAfterFinished")),
            "NetworkPolicy",
                    new Form(
                            "networking.k8s.io/v1",
                            Set.of("podSelector", "policyTypes", "ingress", "egress"),
                            Set.of()),
            "PodDisruptionBudget", new Form("policy/v1", Set.of("selector", "minAvailable"), Set.of()),
            "HorizontalPodAutoscaler",
                    new Form(
                            "autoscaling/v2",
                            Set.of("scaleTargetRef", "maxReplicas", "metrics"),
                            Set.of("minReplicas")));

    /** @param needed of its {@code spec}; what is neither needed nor allowed is a mistake */
    private record Form(String apiVersion, Set<String> needed, Set<String> allowed) {}

    @Test
    @DisplayName("each is of its kind's version, has what it needs and nothing that is unknown")
    void everyManifestHasItsForm() throws IOException {
        for (Object manifest : manifests()) {
            String kind = text(manifest, "kind");
            Form form = FORMS.get(kind);
            assertEquals(form.apiVersion(), text(manifest, "apiVersion"), kind);
            String body = kind.equals("ConfigMap") ? "data" : "spec";
            assertEquals(Set.of("apiVersion", "kind", "metadata", body), keys(manifest), kind);
            assertTrue(Set.of("name", "labels").containsAll(keys(in(manifest, "metadata"))), kind);
            if (body.equals("spec")) {
                Set<String> given = keys(in(manifest, body));
                assertTrue(given.containsAll(form.needed()), kind + given);
                given.removeAll(form.needed());
                assertTrue(form.allowed().containsAll(given), kind + given);
            }
        }
        for (String kind : List.of("Deployment", "Job")) {
            Object pod = in(manifest(kind), "spec", "template", "spec");
            assertTrue(POD.containsAll(keys(pod)), kind + keys(pod));
            Object container = list(pod, "containers").getFirst();
            assertTrue(CONTAINER.containsAll(keys(container)), kind + keys(container));
            assertEquals(names(container, "volumeMounts"), names(pod, "volumes"), kind);
        }
    }

    @Test
    @DisplayName("service, budget, policy and autoscaling are about the nodes that there are, by their ports")
    void theyAreAboutTheSameNodes() throws IOException {
        Object deployment = manifest("Deployment");
        Object labels = in(deployment, "spec", "template", "metadata", "labels");
        assertEquals(labels, in(deployment, "spec", "selector", "matchLabels"));
        assertEquals(labels, in(manifest("Service"), "spec", "selector"));
        assertEquals(labels, in(manifest("PodDisruptionBudget"), "spec", "selector", "matchLabels"));
        assertEquals(labels, in(manifest("NetworkPolicy"), "spec", "podSelector", "matchLabels"));
        Object scaled = in(manifest("HorizontalPodAutoscaler"), "spec", "scaleTargetRef");
        assertEquals(text(deployment, "metadata", "name"), text(scaled, "name"));
        assertEquals(text(deployment, "apiVersion"), text(scaled, "apiVersion"));
        List<?> ports =
                list(list(deployment, "spec", "template", "spec", "containers").getFirst(), "ports");
        assertEquals(
                ports.stream().map(port -> text(port, "containerPort")).toList(),
                list(manifest("NetworkPolicy"), "spec", "ingress").stream()
                        .map(rule -> text(list(rule, "ports").getFirst(), "port"))
                        .toList());
        Object served = list(manifest("Service"), "spec", "ports").getFirst();
        assertTrue(ports.stream().anyMatch(port -> text(port, "name").equals(text(served, "targetPort"))));
    }

    private static Set<String> keys(Object map) {
        Set<String> keys = new TreeSet<>();
        ((Map<?, ?>) map).keySet().forEach(key -> keys.add(key.toString()));
        return keys;
    }

    private static Set<String> names(Object from, String list) {
        Set<String> names = new TreeSet<>();
        list(from, list).forEach(one -> names.add(text(one, "name")));
        return names;
    }
}
