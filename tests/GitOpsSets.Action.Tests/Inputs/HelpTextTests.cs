using System.Text.RegularExpressions;
using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Tests.Inputs;

public sealed partial class HelpTextTests
{
    [Theory]
    [InlineData(null, nameof(Verb.Run))]
    [InlineData("render", nameof(Verb.Render))]
    [InlineData("validate", nameof(Verb.Validate))]
    [InlineData("elements", nameof(Verb.Elements))]
    [InlineData("diff", nameof(Verb.Diff))]
    public void Shows_examples_first_and_the_options_of_the_verb_only(string? about, string name)
    {
        var verb = Enum.Parse<Verb>(name);
        string help = HelpText.For(about);

        Assert.InRange(help.IndexOf("Examples:", StringComparison.Ordinal), 0, help.IndexOf("--path", StringComparison.Ordinal));
        Assert.Equal(
            InputDeclarations.All.Where(input => input.Name != "command" && (input.Verbs & verb) != Verb.None).Select(input => input.Name).Order(StringComparer.Ordinal),
            Option().Matches(help).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.All(help.Split('\n'), line => Assert.InRange(line.Length, 0, 110));
    }

    [Theory]
    [InlineData("--help", nameof(Verb.Help), null)]
    [InlineData("render --help", nameof(Verb.Help), "render")]
    [InlineData("help diff", nameof(Verb.Help), "diff")]
    [InlineData("-h", nameof(Verb.Help), null)]
    [InlineData("--version", nameof(Verb.Version), null)]
    public void Help_is_found_wherever_it_is_asked_for(string words, string name, string? about)
    {
        var verb = Enum.Parse<Verb>(name);
        var options = OptionsReader.Read(words.Split(' '), new Dictionary<string, string>(StringComparer.Ordinal), []);

        Assert.Empty(options.Diagnostics);
        Assert.Equal((verb, about), (options.Value.Verb, options.Value.Reading.Files.FirstOrDefault()));
    }

    [GeneratedRegex("^  (-[a-z], )?--(?<name>[a-z-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Option();
}
