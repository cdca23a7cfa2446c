using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

public sealed class HostileTextTests
{
    private const string Inert = "word";

    private static readonly string[] Pieces =
    [
        "\n", "\r\n", " ", "  ", ":", ": ", "#", " #", "---", "...", "'", "''", "\"", "\\", "\\\"", "\\x41", "{", "}", "[", "]", ",", ", k: v", "&a", "*a", "!x", "!!int ", "|", ">", "- ", "? ", "%", "@", "`",
        "on", "null", "~", "true", "1", "0", "12", "e3", "0x", "_", ".", ".inf", "+", "-", "=", "<", "<<", "$", "(", "${", "{{", "\u2028", "\u2029", "\u0085", "\uFEFF", "\u202E", "\uD800", "\u007F", "\0",
        "é", "日", "🚀", "word", "pwn: yes", "\n  pwn: yes", "\n---\nkind: Secret", "\t", "2024-05-01", "a/b", "zq00000001qz",
    ];

    // Each writes the title in another way; none decides anything by it.
    private static readonly string[] Lines =
    [
        "  title: << inputs.title >>", "  title: PR << inputs.title >>", "  title: << inputs.title >> (preview)", "  title: \"<< inputs.title >>\"", "  title: 'PR << inputs.title >> x'",
        "  title: << inputs.title | quote >>", "  title: << inputs.title | squote >>", "  title: << inputs.title | toJson >>", "  title:<< inputs.title | toYaml | nindent 4 >>", "  title: << inputs.title | toYaml >>",
        "  note: |\n    << inputs.title >>", "  note: >-\n    about << inputs.title >>\n    more", "  args: [--ref=<< inputs.title >>, --safe]", "  map: {ref: << inputs.title >>, k: v}", "  x: y # << inputs.title >>",
        "  # << inputs.title >>", "  list:\n  - << inputs.title >>\n  - last", "  title: << inputs.title | lower >>", "  title: << inputs.title | trunc 5 >>", "  title: << inputs.title | slugify >>",
        "  labels:\n    x-<< inputs.title >>: y", "  labels:\n    << inputs.title >>: y", "  title: << inputs.title >><< inputs.title >>", "  a: &anchor << inputs.title >>\n  b: *anchor",
        "  data: << dict \"a\" inputs.title | toJson >>", "  data:<< dict \"a\" (list inputs.title 1) | toYaml | nindent 4 >>", "  << inputs.title >>", "<< inputs.title | indent 2 >>", "  title: $<< inputs.title >>",
        "  title: << inputs.title | b64enc >>", "  title: << inputs.title | trim >>", "  title: << inputs.title | trimPrefix \"on\" | trimSuffix \"1\" >>", "  title: << regexReplaceAll \"[^a-z]\" inputs.title \"\" >>", "  title:<< inputs.title | fromJson | toYaml | nindent 4 >>",
    ];

    [Fact]
    public void No_text_changes_the_shape_or_the_types_of_what_is_delivered()
    {
        var cases = Gen.Elements(Lines).SelectMany(_ => Texts(), (line, text) => (line, text));

        Law.Holds(cases, one => IsContained(one.line, one.text), 10_000);
    }

    [Fact]
    public void Nothing_that_is_expanded_later_is_delivered()
    {
        var cases = Gen.Elements(Lines).SelectMany(_ => Texts(), (line, text) => (line, text));

        Law.Holds(cases, one => !Delivered(one.line, one.text).Any(HoldsMark), 3_000);
    }

    private static Gen<string> Texts() => Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Concat(pieces.Take(6)));

    private static bool IsContained(string line, string text)
    {
        var delivered = Delivered(line, text);
        return delivered.Count == 0 || delivered.Select(Shape).SequenceEqual(Delivered(line, Inert).Select(Shape), StringComparer.Ordinal);
    }

    private static List<YamlMapping> Delivered(string line, string text)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line));
        return [.. set.Render(set.Pull(1, text)).Value.Manifests.Select(manifest => manifest.Document)];
    }

    private static bool HoldsMark(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.Any(entry => HoldsMark(entry.Value) || UnsafeText.FindMark(entry.Key) >= 0),
        YamlSequence list => list.Items.Any(HoldsMark),
        YamlString text => UnsafeText.FindMark(text.Value) >= 0,
        _ => false,
    };

    // Keys that hold the title differ; all others are part of the shape.
    private static string Shape(YamlNode node) => node switch
    {
        YamlMapping mapping => "{" + string.Join(',', mapping.Entries.Select(entry => $"{(entry.Key.StartsWith("x-", StringComparison.Ordinal) ? "x-" : entry.Key)}:{Shape(entry.Value)}").Order(StringComparer.Ordinal)) + "}",
        YamlSequence list => "[" + string.Join(',', list.Items.Select(Shape)) + "]",
        _ => node.GetType().Name,
    };
}
