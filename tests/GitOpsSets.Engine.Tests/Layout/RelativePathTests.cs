using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Tests.Layout;

public sealed class RelativePathTests
{
    public static TheoryData<string> Refused =>
    [
        "", "/", "/etc/passwd", "..", "../x", "a/../b", "a/..", ".", "a/./b", "a//b",
        ".git", ".git/config", "a/.GIT/hooks/pre-push", ".g\u200cit/config", "git~1/config", "a/~", ".gitmodules", "a/.gitmodules", ".gitattributes", "a/.gitattributes", ".github/workflows/x.yml", "a/.github/x",
        ".gitlab-ci.yml", "a/.gitlab-ci.yml", ".gitlab/x", ".gitea/x", ".forgejo/x", ".circleci/config.yml", ".azuredevops/x", "azure-pipelines.yml", "a/azure-pipelines.yml", "a/Azure-Pipelines-2.yaml", "CODEOWNERS", "docs/codeowners",
        ".gitopssets.yaml", "a/.gitopssets.yaml",
        "con", "CON.yaml", "a/prn", "aux.x.yaml", "NUL", "com1", "COM9.txt", "lpt1.yaml", "LPT9",
        "a\\b", "c:/x", "a:b", "a*b", "a?b", "a\"b", "a<b", "a>b", "a|b", "a\nb", "a\0b", "a\tb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u202eb", "a\u200bb", "a\u00adb", "a\ufeffb", "a\u0378b", "a\ufffdb", "e\u0301", "x\u0302", "\ud800",
        " a", "a ", "a /b", "a/ b", "a.", "a./b", "-rf", "a/-b",
    ];

    public static TheoryData<string> Taken =>
        ["a.yaml", "clusters/eu-1/apps/deployment-shop.yaml", "./a/b.yaml", "a/b/", "a b.yaml", "\u00e9.yaml", "\u65e5\u672c\u8a9e.yaml", "_x/.hidden", "git/config", "github/workflows/x.yml", "icon.yaml", "console/x.yaml", "a/azure-pipelines.md"];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_leads_elsewhere_or_means_something_to_others_is_refused(string text)
    {
        Assert.False(RelativePath.TryParse(text, out _, out string? reason));
        Assert.NotNull(reason);
    }

    [Theory]
    [MemberData(nameof(Taken))]
    public void An_ordinary_path_is_taken(string text)
    {
        Assert.True(RelativePath.TryParse(text, out var path, out string? reason), reason);
        Assert.True(RelativePath.TryParse(path.Value, out var again, out _) && again == path);
    }

    [Fact]
    public void A_path_has_240_bytes_and_a_part_100_characters()
    {
        string part = new('x', 100);

        Assert.True(RelativePath.TryParse(part, out _, out _));
        Assert.False(RelativePath.TryParse(part + "x", out _, out string? tooLongPart));
        Assert.True(RelativePath.TryParse($"{part}/{part}/{new string('x', 38)}", out _, out _));
        Assert.False(RelativePath.TryParse($"{part}/{part}/{new string('x', 39)}", out _, out string? tooLong));
        Assert.Equal(("a part of the path is longer than 100 characters", "the path is longer than 240 bytes"), (tooLongPart, tooLong));
    }
}
