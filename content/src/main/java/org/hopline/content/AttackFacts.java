package org.hopline.content;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hopline.engine.detect.Annotations;
import org.hopline.engine.detect.DetectionType;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What follows from a rule's techniques, type and security domain, as Splunk's contentctl derives it. */
final class AttackFacts {

    private final TreeMap<String, List<String>> tactics = new TreeMap<>();
    private final TreeMap<String, String> phases = new TreeMap<>();

    private AttackFacts() {}

    static AttackFacts load() {
        AttackFacts facts = new AttackFacts();
        Node file = Shipped.yaml("attack.yaml");
        Node techniques = YamlReader.get(file, "techniques");
        for (NodeTuple tuple : YamlReader.entries(techniques)) {
            String id = ((ScalarNode) tuple.getKeyNode()).getValue();
            facts.tactics.put(id, YamlReader.texts(techniques, id));
        }
        for (NodeTuple tuple : YamlReader.entries(YamlReader.get(file, "phases"))) {
            facts.phases.put(((ScalarNode) tuple.getKeyNode()).getValue(),
                    ((ScalarNode) tuple.getValueNode()).getValue());
        }
        return facts;
    }

    /**
     * The annotations with what the file leaves out filled in and named as derived.
     *
     * @param networkDomain whether the rule's security domain or asset is the network
     */
    Annotations complete(Annotations stated, DetectionType type, boolean networkDomain) {
        TreeSet<String> derived = new TreeSet<>(stated.derived());
        List<String> tacticNames = stated.tactics();
        if (tacticNames.isEmpty()) {
            TreeSet<String> found = new TreeSet<>();
            stated.techniques().forEach(technique -> found.addAll(tacticsOf(technique)));
            tacticNames = List.copyOf(found);
            mark(derived, "tactics", tacticNames);
        }
        List<String> killChain = stated.killChain();
        if (killChain.isEmpty()) {
            TreeSet<String> found = new TreeSet<>();
            for (String tactic : tacticNames) {
                String phase = phases.get(tactic);
                if (phase != null) {
                    found.add(phase);
                }
            }
            killChain = List.copyOf(found);
            mark(derived, "killChain", killChain);
        }
        List<String> nist = stated.nist();
        if (nist.isEmpty()) {
            nist = List.of(switch (type) {
                case TTP -> "DE.CM";
                case ANOMALY, HUNTING, CORRELATION -> "DE.AE";
            });
            derived.add("nist");
        }
        List<String> cis = stated.cis();
        if (cis.isEmpty()) {
            cis = List.of(networkDomain ? "CIS 13" : "CIS 10");
            derived.add("cis");
        }
        return new Annotations(stated.techniques(), tacticNames, killChain, nist, cis, stated.cve(), derived);
    }

    private static void mark(TreeSet<String> derived, String name, List<String> found) {
        if (!found.isEmpty()) {
            derived.add(name);
        }
    }

    private List<String> tacticsOf(String technique) {
        List<String> exact = tactics.get(technique);
        int dot = technique.indexOf('.');
        if (exact != null || dot < 0) {
            return exact == null ? List.of() : exact;
        }
        return tactics.getOrDefault(technique.substring(0, dot), new ArrayList<>());
    }
}
