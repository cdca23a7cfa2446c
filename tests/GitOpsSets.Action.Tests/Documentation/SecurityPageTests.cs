using System.Text.RegularExpressions;
using GitOpsSets.Action.Tests.Conventions;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>Holds docs/security.md to the tests it names.</summary>
public sealed partial class SecurityPageTests
{
    private const int Threats = 25;

    private static readonly string Page = SourceTree.Read("docs/security.md");

    [Fact]
    public void Every_test_it_names_exists()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).ToLookup(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText, StringComparer.Ordinal);

        var missing = Named().Matches(Page).Where(name => !tests[name.Groups["class"].Value].Any(text => text.Contains($" {name.Groups["test"].Value}(", StringComparison.Ordinal))).Select(name => name.Value);

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_threat_has_a_row_with_a_test_or_says_to_whom_it_is_left()
    {
        string[] rows = [.. Page.Split('\n').Where(line => Numbered().IsMatch(line))];

        Assert.Equal(Enumerable.Range(1, Threats).Select(number => $"| {number} |"), rows.Select(row => row[..(row.IndexOf('|', 2) + 1)]), StringComparer.Ordinal);
        Assert.All(rows, row => Assert.True(Named().IsMatch(row) || row.Contains("| left to", StringComparison.Ordinal), row));
    }

    [GeneratedRegex("`(?<class>[A-Za-z0-9]+Tests)\\.(?<test>[A-Za-z0-9_]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\| [0-9]+ \|", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();
}
