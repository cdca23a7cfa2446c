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
            data.Add(template, expected);
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
        var shown = ReadExamples().SelectMany(example => Regex.Matches(example.Template, "[A-Za-z][A-Za-z0-9_]*").Select(match => match.Value)).ToHashSet(StringComparer.Ordinal);

        var ofGo = GoBuiltins.Table.Select(function => function.Name).Append("inputs");
        var missing = FunctionTables.GitOpsSet.Names.Union(FunctionTables.ResourceSet.Names, StringComparer.Ordinal).Except(ofGo, StringComparer.Ordinal).Where(name => !shown.Contains(name));

        Assert.Empty(missing.Where(name => !IsTwin(name)));
    }

    // A twin does what another name does, and has its example there.
    private static bool IsTwin(string name) =>
        name.StartsWith("must", StringComparison.Ordinal) || name is "trimall" or "tuple" or "biggest" or "push" or "date_modify" or "date_in_zone";

    private static IEnumerable<(string Template, string Expected)> ReadExamples()
    {
        string path = Path.ChangeExtension(typeof(Template).Assembly.Location, ".xml");
        foreach (var example in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("example"))
        {
            foreach (var code in example.Elements("code"))
            {
                string expected = code.ElementsAfterSelf("c").First().Value;
                yield return (code.Value, expected.Replace("\\n", "\n", StringComparison.Ordinal));
            }
        }
    }
}
