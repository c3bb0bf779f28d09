package org.hopline.spl;

import org.hopline.engine.detect.FieldRef;
import org.hopline.engine.detect.Predicate;
import org.hopline.engine.detect.Predicate.ValueTest;
import org.hopline.spl.SplProblem.Severity;
import org.jspecify.annotations.Nullable;

/** The fields that {@code tstats} sees: those of a data model's node, and what every event has. */
final class ModelFields {

    private final Context context;
    private final Vocabulary vocabulary;
    private final Vocabulary.ModelNode node;

    ModelFields(Context context, Vocabulary vocabulary, Vocabulary.ModelNode node) {
        this.context = context;
        this.vocabulary = vocabulary;
        this.node = node;
    }

    /** A test in the {@code where} of {@code tstats}. */
    Predicate test(Token field, ValueTest test) throws SplSyntax {
        if (field.text().equals("nodename")) {
            return nodeTest(field, test);
        }
        return new Predicate.Test(resolve(field, true), test);
    }

    /** Where a field comes from; a name that is not the model's is never there, and said so. */
    FieldRef resolve(Token field, boolean inCondition) throws SplSyntax {
        String name = field.text();
        switch (name) {
            case "_time" :
                return FieldRef.Meta.TIME;
            case "host" :
                return FieldRef.Meta.HOST;
            case "source" :
                return FieldRef.Meta.SOURCE;
            case "sourcetype" :
                return FieldRef.Meta.SOURCETYPE;
            case "earliest", "latest", "_index_earliest", "_index_latest" :
                throw SplSyntax.notRunYet(field, "a time range of its own (" + name + ")");
            case "index", "eventtype", "tag", "splunk_server" :
                throw SplSyntax.notRunYet(field, "Splunk's own field " + name);
            default :
                break;
        }
        String prefix = node.prefix() + ".";
        if (name.startsWith(prefix)) {
            String plain = name.substring(prefix.length());
            FieldRef ref = node.fields().get(plain);
            if (ref != null) {
                return ref;
            }
            String why = node.unfed().get(plain);
            if (why != null) {
                context.problem(Severity.INFO, field, "The field " + name + " is never filled here: " + why
                        + (inCondition ? " A condition on it does not hold." : ""), null, null);
                return new FieldRef.Never(name);
            }
        }
        unknown(field, name, inCondition);
        return new FieldRef.Never(name);
    }

    private void unknown(Token field, String name, boolean inCondition) {
        String meant = meant(name);
        String message = name + " is no field of the data model node " + node.name() + ". " + (inCondition
                ? "Splunk documents that the where of tstats takes only indexed fields, which here are the data model's;"
                        + " what it does with another one on events that are not summarised yet is not documented."
                        + " Here such a condition never holds."
                : "It is absent in every row.");
        context.problem(Severity.WARNING, field,
                meant == null ? message : message + " Meant is probably " + meant + ".",
                meant == null ? null : "Write " + meant + ".", meant);
    }

    private @Nullable String meant(String name) {
        String plain = name.substring(name.lastIndexOf('.') + 1);
        String field = node.fields().containsKey(plain) ? plain : node.meant().get(plain);
        return field == null ? null : node.prefix() + "." + field;
    }

    private Predicate nodeTest(Token field, ValueTest test) throws SplSyntax {
        if (test instanceof ValueTest.Exists) {
            return new Predicate.True();
        }
        if (test instanceof ValueTest.Equal(String name, boolean ignoreCase)) {
            Vocabulary.ModelNode child = vocabulary.node(name);
            if (child == null) {
                child = vocabulary.node(modelName() + "." + name);
            }
            if (child != null) {
                return child.constraint();
            }
        }
        throw SplSyntax.notRunYet(field, "nodename with this value");
    }

    private String modelName() {
        int dot = node.name().indexOf('.');
        return dot < 0 ? node.name() : node.name().substring(0, dot);
    }
}
