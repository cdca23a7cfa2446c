using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

/// <summary>What people ordinarily write is delivered, and is what they wrote.</summary>
public sealed class OrdinaryTextLawTests
{
    private static readonly string[] Words =
    [
        "Add", "fix", "search", "README.md", "v1.2.3", "#123", "feat:", "(api)", "[WIP]", "don't", "\"quoted\"", "`code`", "50%", "C++", "&", "a/b", "x=y", "@team", "*.md", "!important", "key:", "- item", "yes", "null", "1.10", "2024-05-01", "Größe", "日本語", "🚀", "what?",
        "~", "|", "<b>", ">", "semi;", "{a,b}", "it's", "café", "C:\\new", "100", "—", "“smart”", "…", "a:b", "::", "--flag", "+1",
    ];

    private static readonly string[] Parts = ["feat", "fix", "ABC", "123", "add-login", "v1.2", "x_y", "user.name", "deps", "lodash", "4.17.21", "release", "größe", "日本語", "a", "0"];

    [Fact]
    public void Any_title_is_delivered_word_for_word_where_it_is_quoted() =>
        Law.Holds(Gen.Zip(Titles(), Gen.Elements("  title: << inputs.title | quote >>", "  title: << inputs.title | toJson >>", "  title:<< inputs.title | toYaml | nindent 4 >>")), one => Delivered(one.Item2, one.Item1) == one.Item1, 3_000);

    [Fact]
    public void Any_branch_is_delivered_word_for_word_behind_a_word() =>
        Law.Holds(Gen.Zip(Branches(), Gen.Elements("", "\"")), one => Delivered($"  title: {one.Item2}refs/heads/<< inputs.title >>{one.Item2}", one.Item1) == $"refs/heads/{one.Item1}", 3_000);

    private static Gen<string> Titles() => Gen.Elements(Words).NonEmptyListOf().Select(words => string.Join(' ', words.Take(7)));

    private static Gen<string> Branches() => Gen.Zip(Gen.Elements(Parts), Gen.Zip(Gen.Elements("/", "-", ".", "_", "#", "+", "@"), Gen.Elements(Parts)).ArrayOf()).Select(branch => branch.Item1 + string.Concat(branch.Item2.Take(4).Select(part => part.Item1 + part.Item2)));

    private static string? Delivered(string line, string text)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line));
        var rendered = set.Render(set.Pull(1, text));
        return rendered.Value.Manifests is [var manifest] && rendered.Diagnostics.IsEmpty ? ((manifest.Document["spec"] as YamlMapping)?["title"] as YamlString)?.Value : null;
    }
}
