package org.hopline.engine.detect;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What frameworks a detection maps to.
 *
 * @param techniques ATT&CK ids such as {@code T1021.004}
 * @param tactics ATT&CK tactic names such as {@code Lateral Movement}
 * @param killChain Lockheed Martin phases
 * @param nist NIST CSF categories such as {@code DE.CM}
 * @param cis CIS controls such as {@code CIS 10}
 * @param cve CVE ids
 * @param derived names of those of these lists that the file leaves out and that were derived
 */
public record Annotations(List<String> techniques, List<String> tactics, List<String> killChain, List<String> nist,
        List<String> cis, List<String> cve, SortedSet<String> derived) {

    /** None. */
    public static final Annotations NONE = new Annotations(List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), new TreeSet<>());

    /** Keeps its own copies. */
    public Annotations {
        techniques = List.copyOf(techniques);
        tactics = List.copyOf(tactics);
        killChain = List.copyOf(killChain);
        nist = List.copyOf(nist);
        cis = List.copyOf(cis);
        cve = List.copyOf(cve);
        derived = new TreeSet<>(derived);
    }
}
