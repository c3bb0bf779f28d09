package org.hopline.engine.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hopline.engine.detect.Predicate.ValueTest;
import org.hopline.engine.event.Event;
import org.hopline.engine.event.FieldValue;
import org.hopline.engine.event.LogFamily;
import org.hopline.engine.event.View;

/** The plain way to match: every predicate on every event, on texts. The oracle for {@link DetectionSet}. */
final class FullScan {

    private FullScan() {}

    static List<String> match(List<Detection> detections, Event event) {
        List<String> found = new ArrayList<>();
        for (Detection detection : detections.stream().sorted(Comparator.comparing(Detection::key)).toList()) {
            for (int i = 0; i < detection.inputs().size(); i++) {
                Input input = detection.inputs().get(i);
                Scope scope = input.scope();
                boolean view = scope.view() == event.view() || (scope.view() == View.ASSEMBLED
                        && event.view() == View.RECORD && event.family() != LogFamily.AUDIT);
                boolean family = scope.families().isEmpty() || scope.families().contains(event.family());
                boolean kind = scope.kinds().isEmpty() || scope.kinds().contains(KindNames.of(event.kind()));
                if (view && family && kind && holds(input.predicate(), event)) {
                    found.add(detection.key() + "#" + i);
                }
            }
        }
        return found;
    }

    static boolean holds(Predicate predicate, Event event) {
        return switch (predicate) {
            case Predicate.True all -> true;
            case Predicate.And(var parts) -> parts.stream().allMatch(part -> holds(part, event));
            case Predicate.Or(var parts) -> parts.stream().anyMatch(part -> holds(part, event));
            case Predicate.Not(Predicate part) -> !holds(part, event);
            case Predicate.Test(FieldRef field, ValueTest test) -> {
                FieldValue value = FieldAccess.value(field, event);
                yield switch (value) {
                    case null -> false;
                    case FieldValue.Many(var values) -> values.stream().anyMatch(text -> passes(test, text));
                    default -> passes(test, value.print());
                };
            }
            case Predicate.ColumnTest column -> false;
        };
    }

    static boolean passes(ValueTest test, String text) {
        return switch (test) {
            case ValueTest.Equal(String wanted, boolean ignore) -> fold(text, wanted, ignore)
                    .equals(fold(wanted, wanted, ignore));
            case ValueTest.Wildcard(String pattern, boolean ignore) -> glob(fold(pattern, pattern, ignore), 0,
                    fold(text, pattern, ignore), 0);
            case ValueTest.OneOf(var texts, boolean ignore) -> texts.stream()
                    .anyMatch(wanted -> passes(new ValueTest.Equal(wanted, ignore), text));
            case ValueTest.Compare(var operator, String wanted) -> {
                int order = order(text, wanted);
                yield switch (operator) {
                    case LESS -> order < 0;
                    case LESS_OR_EQUAL -> order <= 0;
                    case GREATER -> order > 0;
                    case GREATER_OR_EQUAL -> order >= 0;
                };
            }
            case ValueTest.Exists exists -> true;
        };
    }

    private static int order(String a, String b) {
        String number = "[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?";
        return a.matches(number) && b.matches(number)
                ? Double.compare(Double.parseDouble(a), Double.parseDouble(b))
                : a.compareTo(b);
    }

    private static String fold(String text, String wanted, boolean ignore) {
        if (!ignore) {
            return text;
        }
        if (!wanted.chars().allMatch(c -> c < 0x80)) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return folded.toString();
    }

    private static boolean glob(String pattern, int p, String text, int t) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        if (pattern.charAt(p) == '*') {
            for (int i = t; i <= text.length(); i++) {
                if (glob(pattern, p + 1, text, i)) {
                    return true;
                }
            }
            return false;
        }
        return t < text.length() && text.charAt(t) == pattern.charAt(p) && glob(pattern, p + 1, text, t + 1);
    }
}
