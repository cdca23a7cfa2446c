using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

public sealed class OrdinaryTextTests
{
    private static readonly string[] Branches =
    [
        "main", "develop", "feat/login", "feature/ABC-123-add-login", "fix/123", "fix-123-crash", "hotfix/JIRA-4711_payment", "release-2.4", "release/2024.05", "v1.2.3-rc.1", "user.name/topic",
        "dependabot/npm_and_yarn/lodash-4.17.21", "dependabot/github_actions/actions/checkout-4.2.0", "renovate/major-dotnet-monorepo", "renovate/configure", "copilot/fix-17", "claude/issue-12", "revert-42-feat/x",
        "patch-1", "gh-readonly-queue/main/pr-7-abc", "añadir-búsqueda", "größe", "日本語", "chore(deps)", "a+b", "x=y", "50%", "wip,later", "UPPER_case", "1st-try", "deps/@types/node",
    ];

    private static readonly string[] Titles =
    [
        "Add login page", "feat: add login page", "fix(api): don't panic on empty body", "Bump lodash from 4.17.20 to 4.17.21", "chore(deps): update dependency dotnet-sdk to v10", "[WIP] Refactor the parser",
        "WIP: new layout", "#123 fix the crash", "Fix #123", "Fix \"quoted\" names", "It's done", "Use `cargo fmt`", "50% faster", "C++ support", "Größe ändern", "日本語のタイトル", "🚀 Launch", "what?", "a & b", "x < y and y > x",
        "Revert \"Add search\"", "(wip) draft", "v1.2.3", "Release 2.4", "@team review please", "1st try", "Add *.md to the docs", "Support key: value pairs", "Remove !important", "- cleanup", "Update README.md (#45)",
        "true story", "null checks", "Yes, we can", "100", "1.10", "on", "no", "2024-05-01", "C:\\new", "semi; colon", "renovate[bot]: group {a,b}", "~/.config", "key = value",
    ];

    private static readonly string[] Quoting =
    [
        "  title: << inputs.title | quote >>", "  title: << inputs.title | toJson >>", "  title: << printf \"PR %s\" inputs.title | quote >>", "  title:<< inputs.title | toYaml | nindent 4 >>",
        "  note: |\n    << inputs.title >>", "  # << inputs.title >>", "  args: [<< inputs.title | quote >>]",
    ];

    [Fact]
    public void Ordinary_texts_are_never_refused_where_they_are_quoted()
    {
        var refused = from line in Quoting from text in Branches.Concat(Titles) where !IsDelivered(line, text) select (line, text);

        Assert.Empty(refused);
    }

    [Fact]
    public void Branch_names_are_never_refused_behind_a_word_without_quotes()
    {
        var refused = from line in (string[])["  ref: refs/heads/<< inputs.title >>", "  ref: \"<< inputs.title >>\"", "  ref: pr-<< inputs.title >>-x"] from text in Branches where !IsDelivered(line, text) select (line, text);

        Assert.Empty(refused);
    }

    [Fact]
    public void Branch_names_that_are_plain_text_are_not_refused_without_quotes()
    {
        var refused = Branches.Where(text => !IsDelivered("  ref: << inputs.title >>", text));

        Assert.Empty(refused);
    }

    private static bool IsDelivered(string line, string text)
    {
        var set = new GuardedSet(GuardedSet.ObjectWith(line));
        return set.Render(set.Pull(1, text)) is { Value.Manifests.Length: 1 } rendered
            && rendered.Diagnostics.All(finding => finding.Code == DiagnosticCodes.Deploying);
    }
}
