using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Functions.Json;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering.Functions;

/// <summary>
/// Writes template values as YAML the way <c>sigs.k8s.io/yaml</c> does, which goes through JSON. A text with foreign parts, value or key, becomes one
/// foreign part: the real document receives it quoted or as a block as need be, the probe a token; all around it is the repository's own.
/// </summary>
internal sealed class YamlOfValue
{
    private const int MaxDepth = 512;

    // By instance: the emitter tells of each text where it wrote it.
    private readonly Dictionary<string, Provenance> _foreign = new(ReferenceEqualityComparer.Instance);
    private readonly FunctionContext _context;
    private long _length;

    private YamlOfValue(FunctionContext context)
    {
        _context = context;
    }

    /// <summary>The YAML of a value.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="isTrimmed">Whether the last line break is cut off.</param>
    /// <param name="context">Charged for every value and for the text.</param>
    /// <exception cref="FunctionException">The value holds itself, nests too deeply, or has no JSON or YAML form.</exception>
    public static TemplateText Write(TemplateValue value, bool isTrimmed, FunctionContext context) => new YamlOfValue(context).Write(value, isTrimmed);

    /// <summary>The YAML of a value, and nothing when it has none. Where foreign text is to blame the probe has a token there: what is missing shows.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="isTrimmed">Whether the last line break is cut off.</param>
    /// <param name="context">Charged for every value and for the text.</param>
    public static TemplateText WriteOrNothing(TemplateValue value, bool isTrimmed, FunctionContext context)
    {
        var writer = new YamlOfValue(context);
        try
        {
            return writer.Write(value, isTrimmed);
        }
        catch (FunctionException)
        {
            return writer._foreign.Count == 0 ? new TemplateText("") : TemplateText.Concat([new TextSegment("", writer.Sources(), context.Tokens.Next(), "")]);
        }
    }

    private TemplateText Write(TemplateValue value, bool isTrimmed)
    {
        try
        {
            var node = ThroughJson.Pass(Convert(value, 0));
            _context.Budget.ReserveText(_length);
            return _foreign.Count == 0 ? new TemplateText(Trim(YamlEmitter.Emit(node), isTrimmed)) : WithProvenance(node, isTrimmed);
        }
        catch (YamlException refused)
        {
            throw new FunctionException("yaml: " + refused.Message);
        }
    }

    private static string Trim(string yaml, bool isTrimmed) => isTrimmed && yaml.EndsWith('\n') ? yaml[..^1] : yaml;

    private YamlNode Convert(TemplateValue value, int depth)
    {
        _context.Budget.Charge();
        _length += (2 * depth) + 4;
        if (value.IsString)
        {
            return ThroughJson.Pass(new YamlString(Text(value)));
        }

        if (value.List is { } list)
        {
            CheckDepth(depth, list.Type);
            return list.IsNil ? new YamlNull() : new YamlSequence([.. list.Items.ToArray().Select(item => Convert(item, depth + 1))]);
        }

        if (value.Map is { } map)
        {
            CheckDepth(depth, map.Type);
            return map.IsNil ? new YamlNull() : new YamlMapping([.. map.Keys.Select(key => new YamlEntry(Text(map.KeyOf(key)), default, Convert(map[key], depth + 1)))]);
        }

        return value.Object is { } instance
            ? Convert(JsonForm.Of(instance, _context), depth + 1)
            : Scalar(value);
    }

    private static YamlNode Scalar(TemplateValue value) => value.Kind switch
    {
        GoKind.Invalid => new YamlNull(),
        GoKind.Bool => new YamlBoolean(value.Boolean),
        GoKind.Int => new YamlInteger(value.Integer),
        GoKind.Uint => new YamlInteger((ulong)value.Integer),
        GoKind.Float when double.IsFinite(value.Float) => new YamlFloat(value.Float),
        GoKind.Float => throw new FunctionException("error marshaling into JSON: json: unsupported value: " + GoFormat.Value(value)),
        _ => throw Unsupported(value),
    };

    private string Text(TemplateValue value)
    {
        string text = GoText.ReplaceCarriedBytes(value.Text);
        _length += text.Length;
        if (!value.IsOutsidersText || text.Length == 0)
        {
            return text;
        }

        string unique = new(text.AsSpan());
        var sources = value.Rich.Segments.Select(segment => segment.Source).OfType<Provenance>().ToImmutableArray();
        _foreign[unique] = new Provenance(sources.Max(source => source.Trust), string.Join(", ", sources.Select(source => source.Field).Distinct(StringComparer.Ordinal)));
        return unique;
    }

    private TemplateText WithProvenance(YamlNode node, bool isTrimmed)
    {
        var (yaml, places) = YamlEmitter.EmitWithPlaces(node);
        string text = Trim(yaml, isTrimmed);
        var segments = ImmutableArray.CreateBuilder<TextSegment>();
        int written = 0;
        int found = 0;
        foreach (var place in places)
        {
            if (!_foreign.TryGetValue(place.Text, out var source))
            {
                continue;
            }

            // The line break that ends a block belongs to the structure around it.
            int end = yaml[place.End - 1] == '\n' ? place.End - 1 : place.End;
            found++;
            segments.Add(TextSegment.Trusted(text[written..place.Start]));
            segments.Add(new TextSegment(text[place.Start..end], source, _context.Tokens.Next(), place.Text));
            written = end;
        }

        segments.Add(TextSegment.Trusted(text[written..]));
        return found == _foreign.Count ? TemplateText.Concat(segments) : AllForeign(text);
    }

    // A key that changed on its way through JSON cannot be told apart any more: all of the text counts as foreign.
    private TemplateText AllForeign(string text) => TemplateText.Foreign(text, Sources(), _context.Tokens.Next());

    private Provenance Sources() =>
        new(_foreign.Values.Max(source => source.Trust), string.Join(", ", _foreign.Values.Select(source => source.Field).Distinct(StringComparer.Ordinal)));

    private static void CheckDepth(int depth, GoType type)
    {
        if (depth >= MaxDepth)
        {
            throw new FunctionException("error marshaling into JSON: json: unsupported value: encountered a cycle via " + type);
        }
    }

    private static FunctionException Unsupported(TemplateValue value) => new("error marshaling into JSON: json: unsupported type: " + value.Type);
}
