using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Functions.Sprig;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Functions.Sprig;

/// <summary>Calls one function, past the evaluator.</summary>
internal static class SprigCall
{
    private static readonly FunctionTable Table = FunctionTable.Of(SprigFunctions.GitOpsSet);

    public static TemplateValue Call(string function, params TemplateValue[] arguments) => CallWithin(TemplateLimits.Default, function, arguments);

    public static TemplateValue CallWithin(TemplateLimits limits, string function, params TemplateValue[] arguments)
    {
        Assert.True(Table.TryGet(function, out var entry));
        var context = new FunctionContext(new Budget(limits, TestContext.Current.CancellationToken), TimeProvider.System, RandomSource.Seeded("test"));
        return entry.Body(context, arguments);
    }

    public static TemplateValue List(params TemplateValue[] items) => TemplateValue.Of(new TemplateList(items));

    public static TemplateValue Text(string text) => TemplateValue.Of(text);

    public static TemplateValue Number(long number) => TemplateValue.OfInteger(GoType.Int, number);

    public static TemplateValue Foreign(string text) =>
        TemplateValue.Of(TemplateText.Foreign(text, new Provenance(TrustLevel.Outsider, "Element.Branch"), "TOKEN"));

    public static string Probe(TemplateValue value) => string.Concat(value.Rich.Segments.Select(segment => segment.Probe));

    public static string[] RawOfForeign(TemplateValue value) => [.. value.Rich.Segments.Where(segment => segment.Source is not null).Select(segment => segment.Raw)];
}
