using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Tests.Inputs;

public sealed class HelpTextTests
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
        Assert.All(InputDeclarations.All.Where(input => input.Name != "command"), input =>
            Assert.Equal((input.Verbs & verb) != 0, help.Contains($"--{input.Name}{(input.Type == InputType.Boolean ? "\n" : " ")}", StringComparison.Ordinal) && Lists(help, input)));
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

    private static bool Lists(string help, InputDeclaration input) =>
        help.Split('\n').Any(line => line.TrimStart().TrimStart('-', input.Short ?? '-', ',', ' ').StartsWith(input.Name, StringComparison.Ordinal) && line.StartsWith("  ", StringComparison.Ordinal) && !line.StartsWith("   ", StringComparison.Ordinal));
}
