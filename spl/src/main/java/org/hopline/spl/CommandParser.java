package org.hopline.spl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cuts an expanded search into commands and parses each. */
final class CommandParser {

    /** Names of Splunk's commands that parse but are not run yet, so that a misspelt one can be told from them. */
    private static final java.util.Set<String> NOT_RUN_YET = java.util.Set.of("abstract", "addinfo", "addtotals",
            "anomalydetection", "append", "appendcols", "appendpipe", "apply", "bin", "bucket", "chart", "cyberchef",
            "datamodel", "dedup", "eval", "eventstats", "extract", "fillnull", "filldown", "foreach", "format", "from",
            "fromjson", "head", "inputlookup", "iplocation", "join", "kv", "localize", "lookup", "makemv",
            "makeresults", "map", "metadata", "mstats", "multikv", "multisearch", "mvcombine", "mvexpand", "nomv",
            "outlier", "outputlookup", "rare", "regex", "replace", "rest", "return", "reverse", "rex", "sendalert",
            "sort", "spath", "streamstats", "strcat", "tail", "timechart", "tojson", "top", "transaction", "transpose",
            "union", "untable", "xmlkv", "xpath", "xyseries", "fit", "collect", "set", "selfjoin", "sichart",
            "sistats", "inputcsv", "loadjob", "savedsearch", "tags", "typer", "uniq", "geostats", "dbxquery",
            "associate", "cluster", "correlate", "delta", "diff", "erex", "accum", "autoregress", "gauge", "highlight",
            "history", "iconify", "kmeans", "makecontinuous", "overlap", "predict", "rangemap", "reltime", "scrub",
            "trendline", "walklex", "x11");

    private CommandParser() {}

    /** The commands of a pipeline, the first one generating. */
    static List<Command> parse(String text) throws SplSyntax {
        List<Command> commands = new ArrayList<>();
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        boolean piped = start < text.length() && text.charAt(start) == '|';
        int from = piped ? start + 1 : start;
        while (true) {
            int end = stageEnd(text, from);
            commands.add(command(text, from, end, commands.isEmpty() && !piped));
            if (end == text.length()) {
                return commands;
            }
            from = end + 1;
        }
    }

    private static int stageEnd(String text, int from) {
        boolean quoted = false;
        int brackets = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '[') {
                brackets++;
            } else if (!quoted && c == ']') {
                brackets--;
            } else if (c == '|' && !quoted && brackets <= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static Command command(String text, int from, int to, boolean implicitSearch) throws SplSyntax {
        int start = from;
        while (start < to && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < to && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        String name = text.substring(start, end).toLowerCase(Locale.ROOT);
        Token head = new Token(Token.Kind.WORD, name, start, Math.max(end, Math.min(start + 1, to)));
        if (implicitSearch && !name.equals("search")) {
            return new Command.Search(new Token(Token.Kind.WORD, "search", start, head.to()),
                    SearchParser.parse(new Tokens(Lexer.search(text, start, to)), false));
        }
        if (start == to) {
            throw new SplSyntax(start, to, "A command is missing between two pipes, or at the end.", null);
        }
        return switch (name) {
            case "tstats" -> tstats(head, new Tokens(Lexer.search(text, end, to)), text);
            case "stats" -> {
                Tokens tokens = new Tokens(Lexer.search(text, end, to));
                List<Command.AggregateCall> calls = aggregates(tokens, text);
                List<Command.ByField> by = by(tokens);
                if (calls.isEmpty()) {
                    throw new SplSyntax(head, "stats without an aggregate.");
                }
                yield new Command.Stats(head, calls, by);
            }
            case "rename" -> rename(head, new Tokens(Lexer.search(text, end, to)));
            case "convert" -> convert(head, new Tokens(Lexer.search(text, end, to)));
            case "search" -> new Command.Search(head,
                    SearchParser.parse(new Tokens(Lexer.search(text, end, to)), false));
            case "where" -> new Command.Where(head, EvalParser.parse(new Tokens(Lexer.eval(text, end, to))));
            case "fields", "table" -> columns(head, new Tokens(Lexer.search(text, end, to)));
            default -> {
                if (NOT_RUN_YET.contains(name)) {
                    yield new Command.NotRunYet(head);
                }
                throw new SplSyntax(head.from(), head.to(), name.isEmpty()
                        ? "A command's name is expected here."
                        : "Splunk has no command " + name + " that Hopline knows of.", null);
            }
        };
    }

    private static Command tstats(Token head, Tokens tokens, String text) throws SplSyntax {
        TreeMap<String, Token> options = new TreeMap<>();
        List<Command.AggregateCall> calls = new ArrayList<>();
        while (!tokens.atEnd() && !tokens.peek().isKeyword("from")) {
            if (tokens.peek().kind() == Token.Kind.WORD && tokens.peek(1).isSign("=")) {
                String option = tokens.next().text().toLowerCase(Locale.ROOT);
                tokens.next();
                options.put(option, tokens.expectName("a value"));
            } else {
                calls.add(aggregate(tokens, text));
                tokens.skipSign(",");
            }
        }
        if (!tokens.skipKeyword("from")) {
            throw SplSyntax.notRunYet(head, "tstats over indexed fields, without a data model");
        }
        if (!tokens.skipKeyword("datamodel")) {
            throw SplSyntax.notRunYet(tokens.peek(), "tstats from something other than a data model");
        }
        tokens.skipSign("=");
        Token model = tokens.expectName("a data model");
        SearchExpr where = tokens.skipKeyword("where") ? SearchParser.parse(tokens, true) : null;
        List<Command.ByField> by = by(tokens);
        if (calls.isEmpty()) {
            throw new SplSyntax(head, "tstats without an aggregate.");
        }
        return new Command.Tstats(head, options, calls, model, where, by);
    }

    private static List<Command.AggregateCall> aggregates(Tokens tokens, String text) throws SplSyntax {
        List<Command.AggregateCall> calls = new ArrayList<>();
        while (!tokens.atEnd() && !tokens.peek().isKeyword("by")) {
            calls.add(aggregate(tokens, text));
            tokens.skipSign(",");
        }
        return calls;
    }

    private static Command.AggregateCall aggregate(Tokens tokens, String text) throws SplSyntax {
        Token function = tokens.expectName("an aggregate");
        if (tokens.peek().isSign("=")) {
            throw SplSyntax.notRunYet(function, "the option " + function.text());
        }
        Token argument = null;
        int end = function.to();
        if (tokens.skipSign("(")) {
            if (!tokens.peek().isSign(")")) {
                argument = tokens.expectName("a field");
                if (tokens.peek().isSign("(")) {
                    throw SplSyntax.notRunYet(argument, "an expression inside an aggregate");
                }
            }
            end = tokens.peek().to();
            tokens.expectSign(")");
        }
        String written = text.substring(function.from(), end).replaceAll("\\s", "");
        Token as = tokens.skipKeyword("as") ? tokens.expectName("a name") : null;
        return new Command.AggregateCall(function, argument, written, as);
    }

    private static List<Command.ByField> by(Tokens tokens) throws SplSyntax {
        List<Command.ByField> fields = new ArrayList<>();
        if (tokens.atEnd()) {
            return fields;
        }
        if (!tokens.skipKeyword("by") && !tokens.skipKeyword("groupby")) {
            throw new SplSyntax(tokens.peek(), "Expected by or the end here.");
        }
        while (!tokens.atEnd()) {
            if (tokens.skipSign(",")) {
                continue;
            }
            Token field = tokens.expectName("a field");
            if (tokens.peek().isSign("=")) {
                if (!field.isKeyword("span") || fields.isEmpty()) {
                    throw SplSyntax.notRunYet(field, "the option " + field.text());
                }
                tokens.next();
                fields.set(fields.size() - 1,
                        new Command.ByField(fields.get(fields.size() - 1).field(), tokens.expectName("a span")));
            } else {
                fields.add(new Command.ByField(field, null));
            }
        }
        return fields;
    }

    private static Command rename(Token head, Tokens tokens) throws SplSyntax {
        List<Command.NewName> names = new ArrayList<>();
        while (!tokens.atEnd()) {
            Token from = tokens.expectName("a field");
            if (!tokens.skipKeyword("as")) {
                throw new SplSyntax(tokens.peek(), "Expected as here.");
            }
            names.add(new Command.NewName(from, tokens.expectName("a name")));
            tokens.skipSign(",");
        }
        return new Command.Rename(head, names);
    }

    private static Command convert(Token head, Tokens tokens) throws SplSyntax {
        String format = "%m/%d/%Y %H:%M:%S";
        List<Command.Conversion> conversions = new ArrayList<>();
        while (!tokens.atEnd()) {
            Token function = tokens.expectName("a conversion");
            if (function.isKeyword("timeformat") && tokens.skipSign("=")) {
                format = tokens.expectName("a time format").text();
                continue;
            }
            if (!function.isKeyword("ctime")) {
                throw SplSyntax.notRunYet(function, "convert " + function.text() + "()");
            }
            tokens.expectSign("(");
            Token field = tokens.expectName("a field");
            if (field.text().indexOf('*') >= 0) {
                throw SplSyntax.notRunYet(field, "convert over a wildcard");
            }
            tokens.expectSign(")");
            Token as = asName(tokens);
            conversions.add(new Command.Conversion(field, as));
            tokens.skipSign(",");
        }
        return new Command.Convert(head, format, conversions);
    }

    private static @Nullable Token asName(Tokens tokens) throws SplSyntax {
        return tokens.skipKeyword("as") ? tokens.expectName("a name") : null;
    }

    private static Command columns(Token head, Tokens tokens) throws SplSyntax {
        boolean drops = head.text().equals("fields") && tokens.peek().isWord("-");
        if (drops || tokens.peek().isWord("+")) {
            tokens.next();
        }
        List<Token> names = new ArrayList<>();
        while (!tokens.atEnd()) {
            if (!tokens.skipSign(",")) {
                names.add(tokens.expectName("a field"));
            }
        }
        if (names.isEmpty()) {
            throw new SplSyntax(head, head.text() + " without a field.");
        }
        return new Command.Columns(head, drops, names);
    }
}
