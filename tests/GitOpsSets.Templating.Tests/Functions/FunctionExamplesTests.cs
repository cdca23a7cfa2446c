using System.Text.RegularExpressions;
using System.Xml.Linq;
using GitOpsSets.Templating.Evaluation;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Functions.Builtins;

namespace GitOpsSets.Templating.Tests.Functions;

public sealed class FunctionExamplesTests
{
    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (var (template, expected) in ReadExamples())
        {
            if (expected is not null)
            {
                data.Add(template, expected);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_in_the_documentation_of_functions_are_true(string template, string expected)
    {
        bool isResourceSet = template.Contains("<<", StringComparison.Ordinal);
        var parsed = Template.Parse(template, new TemplateOptions
        {
            Name = "example",
            Delimiters = isResourceSet ? Delimiters.Angles : Delimiters.Braces,
            Functions = isResourceSet ? FunctionTables.ResourceSet : FunctionTables.GitOpsSet,
        });
        var budget = new Budget(TemplateLimits.Default, TestContext.Current.CancellationToken);

        var result = parsed.Execute(new RenderData(default), new FunctionContext(budget, TimeProvider.System, RandomSource.System));

        Assert.Equal(expected, result.Text);
    }

    [Fact]
    public void Every_function_of_the_tables_has_an_example()
    {
        var shown = NamesIn(ReadExamples());
        var run = NamesIn(ReadExamples().Where(example => example.Expected is not null));
        var ofGo = GoBuiltins.Table.Select(function => function.Name).Append("inputs");

        var missing = FunctionTables.GitOpsSet.Names.Union(FunctionTables.ResourceSet.Names, StringComparer.Ordinal)
            .Except(ofGo, StringComparer.Ordinal)
            .Where(name => !IsTwin(name) && !(IsDeterministic(name) ? run : shown).Contains(name));

        Assert.Empty(missing);
    }

    private static HashSet<string> NamesIn(IEnumerable<(string Template, string? Expected)> examples) =>
        examples.SelectMany(example => Regex.Matches(example.Template, "[A-Za-z][A-Za-z0-9_]*").Select(match => match.Value)).ToHashSet(StringComparer.Ordinal);

    private static bool IsDeterministic(string name) =>
        (FunctionTables.GitOpsSet.TryGet(name, out var function) || FunctionTables.ResourceSet.TryGet(name, out function)) && function.IsDeterministic;

    // A twin does what another name does, and has its example there.
    private static bool IsTwin(string name) =>
        name.StartsWith("must", StringComparison.Ordinal) || name is "trimall" or "tuple" or "biggest" or "push" or "date_modify" or "date_in_zone";

    // Results that differ from run to run are told in words, without <c>.
    private static IEnumerable<(string Template, string? Expected)> ReadExamples()
    {
        string path = Path.ChangeExtension(typeof(Template).Assembly.Location, ".xml");
        foreach (var example in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("example"))
        {
            foreach (var code in example.Elements("code"))
            {
                var next = code.ElementsAfterSelf().FirstOrDefault();
                yield return (code.Value, next?.Name == "c" ? next.Value.Replace("\\n", "\n", StringComparison.Ordinal) : null);
            }
        }
    }
}
