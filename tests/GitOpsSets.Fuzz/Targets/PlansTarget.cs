using System.Text;
using GitOpsSets.Engine.Rendering.Decoding;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Rendering.Plans;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Plans: whatever stretches of a text are taken for values, a plan gives what a reader finds in the text with other values there.</summary>
internal sealed class PlansTarget : IFuzzTarget
{
    private const string File = "fuzz.yaml";
    private const int Variations = 6;

    private static readonly string[] Values =
    [
        "a", "word", "1", "0", "-1", "1.5", "1e3", "0x1F", "0o17", "017", "1_000", "true", "no", "on", "null", "~", "1:30", "2024-05-01", ".inf", "a b", "a: b", "a:b", "a:", ":", "https://example.com:8080/x?y=1#z", "nginx:1.25", "a #b", "#", "- a", "-", "--", "---", "...",
        "/", "/etc", "<<", "*a", "&a", "!x", "{a", "a}", "[", "]", "a,b", ",", "|", ">", "%x", "@x", "`x", "'", "''", "\"", "\\", "\\n", "é", "\u0085", "\t", "a\nb", "a\n  b: c", "=", "?", "? a", "a ", " a", "", "qz", "zqhole0000qz", "x+y=z@w~v",
    ];

    public string Name => "plans";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [new RecordedSeeds("yaml/", recorded => RecordedSeeds.Text(recorded, "yaml") ?? RecordedSeeds.Text(recorded, "json") ?? RecordedSeeds.Text(recorded, "text"))];

    public IReadOnlyList<string> Words { get; } = ["---\n", "- ", "? ", ": ", " #", "|\n  ", ">-\n  ", "|2\n", "\"\"", "''", "{a: b}", "[a, b]", "a: b\n", "a: \"b c\"\n", "a: 'b'\n", "\\", "!!str ", "&a ", "*a", "<<: ", "zqhole0000qz", "0001"];

    public string Try(byte[] input)
    {
        string text = GoText.FromUtf8(input);
        var chance = new Random(Seed(input));
        var form = new RenderedForm(100, IsFirstOnly: chance.Next(4) == 0);
        var holes = Holes(text, chance);
        if (holes.Count is 0 or > HoleFinder.MaxHoles || PlanCompiler.Compile(new WrittenValues(text, [.. holes]), form) is not { } plan)
        {
            return $"no plan, {Answers.Roughly(Math.Min(holes.Count, 8))}";
        }

        int planned = 0;
        for (int i = 0; i < Variations; i++)
        {
            var (varied, variedHoles) = Vary(text, holes, chance);
            var written = new WrittenValues(varied, [.. variedHoles]);
            if (!plan.HasShapeOf(written))
            {
                throw new BrokenLawException("a text has the shape of a plan that differs in holes only", varied);
            }

            if (plan.Read(written) is { } values)
            {
                planned++;
                Compare(varied, values, new RenderedValues(varied, File, YamlLimits.Default, form.LookAhead), form.IsFirstOnly);
            }
        }

        return $"{planned} of {Variations}, {plan.Documents.Length} documents, {string.Join(' ', plan.Holes.Distinct().Order())}";
    }

    private static List<TextInsertion> Holes(string text, Random chance)
    {
        var insertions = new List<TextInsertion>();
        if (chance.Next(2) == 0)
        {
            insertions.Add(new TextInsertion(0, text.Length));
        }
        else
        {
            for (int at = chance.Next(1 + (text.Length / 4)); at < text.Length;)
            {
                var insertion = new TextInsertion(at, chance.Next(Math.Min(12, text.Length - at) + 1));
                insertions.Add(insertion);
                at = insertion.End + chance.Next(1, 20);
            }
        }

        var holes = new List<TextInsertion>();
        HoleFinder.Find(text, [.. insertions], holes);
        return holes;
    }

    private static (string Text, List<TextInsertion> Holes) Vary(string text, List<TextInsertion> holes, Random chance)
    {
        var varied = new StringBuilder();
        var places = new List<TextInsertion>();
        int from = 0;
        foreach (var hole in holes)
        {
            varied.Append(text, from, hole.Start - from);
            string value = chance.Next(2) == 0 ? Values[chance.Next(Values.Length)] : text.Substring(hole.Start, hole.Length);
            places.Add(new TextInsertion(varied.Length, value.Length));
            varied.Append(value);
            from = hole.End;
        }

        return (varied.Append(text, from, text.Length - from).ToString(), places);
    }

    private static void Compare(string text, ValueReader planned, RenderedValues read, bool isFirstOnly)
    {
        bool goesOn = true;
        while (goesOn)
        {
            YamlNode? expected;
            try
            {
                goesOn = read.TryNext(out expected);
            }
            catch (YamlException exception)
            {
                throw new BrokenLawException("what a plan gives can be read", $"{exception.At}: {exception.Message} in {text}");
            }

            bool hasPlanned = planned.TryNext(out var actual);
            if (goesOn != hasPlanned || Print(expected) != Print(actual) || (goesOn && read.Line != planned.Line))
            {
                throw new BrokenLawException("a plan gives what is read", $"{read.Line}: {Print(expected)}, {planned.Line}: {Print(actual)} in {text}");
            }

            goesOn &= !isFirstOnly;
        }
    }

    private static string Print(YamlNode? node) => node is null ? "nothing" : JsonWriter.Write(node);

    private static int Seed(byte[] input)
    {
        uint hash = 2166136261;
        foreach (byte one in input)
        {
            hash = (hash ^ one) * 16777619;
        }

        return (int)(hash & 0x7fffffff);
    }
}
