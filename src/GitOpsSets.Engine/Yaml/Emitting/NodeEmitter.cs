using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GitOpsSets.Engine.Yaml.Emitting;

/// <summary>Writes a tree as block YAML.</summary>
internal sealed class NodeEmitter
{
    private const int IndentStep = 2;
    private const int LongestSimpleKeyBytes = 128;

    private readonly StringBuilder _output;
    private readonly LineOrigins? _origins;
    private readonly ScalarEmitter _scalars;

    public NodeEmitter(StringBuilder output, LineOrigins? origins, List<EmittedScalar>? places = null)
    {
        _output = output;
        _origins = origins;
        _scalars = new ScalarEmitter(output, origins, places);
    }

    public void EmitDocument(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping { Count: > 0 } mapping:
                EmitMapping(mapping, 0);
                break;
            case YamlSequence { Items.IsEmpty: false } sequence:
                EmitSequence(sequence, 0);
                break;
            default:
                EmitScalar(node, 0);
                break;
        }
    }

    /// <summary>Writes entries, the first one where the output stands, each ended with a line feed.</summary>
    private void EmitMapping(YamlMapping mapping, int indent)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var entries = KeyOrder.Sorted(mapping.Entries).AsSpan();
        for (int i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            if (i > 0)
            {
                _output.Append(' ', indent);
            }

            _origins?.Mark(entry.KeySpan);
            if (IsSimpleKey(entry.Key))
            {
                _scalars.EmitKey(entry.Key, indent);
                _output.Append(':');
                EmitValue(entry.Value, indent);
            }
            else
            {
                EmitLongEntry(entry, indent);
            }
        }
    }

    private void EmitSequence(YamlSequence sequence, int indent)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (int i = 0; i < sequence.Items.Length; i++)
        {
            var item = sequence.Items[i];
            if (i > 0)
            {
                _output.Append(' ', indent);
            }

            _origins?.Mark(item.Span);
            _output.Append('-');
            EmitCompact(item, indent);
        }
    }

    /// <summary>A key that go-yaml does not write before its colon: one of more than 128 bytes or with line breaks.</summary>
    private void EmitLongEntry(in YamlEntry entry, int indent)
    {
        _output.Append("? ");
        _scalars.Emit(new YamlString(entry.Key, entry.KeySpan), indent);
        EndLine();
        _output.Append(' ', indent).Append(':');
        _origins?.Mark(entry.Value.Span);
        EmitCompact(entry.Value, indent);
    }

    /// <summary>Writes what follows a key's colon.</summary>
    private void EmitValue(YamlNode value, int indent)
    {
        switch (value)
        {
            case YamlMapping { Count: > 0 } mapping:
                EndLine();
                _output.Append(' ', indent + IndentStep);
                EmitMapping(mapping, indent + IndentStep);
                break;
            case YamlSequence { Items.IsEmpty: false } sequence:
                EndLine();
                _output.Append(' ', indent);
                EmitSequence(sequence, indent);
                break;
            default:
                _output.Append(' ');
                EmitScalar(value, indent);
                break;
        }
    }

    /// <summary>Writes what follows a dash, or the colon of a long key: collections start on the same line.</summary>
    private void EmitCompact(YamlNode value, int indent)
    {
        _output.Append(' ');
        switch (value)
        {
            case YamlMapping { Count: > 0 } mapping:
                EmitMapping(mapping, indent + IndentStep);
                break;
            case YamlSequence { Items.IsEmpty: false } sequence:
                EmitSequence(sequence, indent + IndentStep);
                break;
            default:
                EmitScalar(value, indent);
                break;
        }
    }

    private void EmitScalar(YamlNode node, int indent)
    {
        _origins?.Mark(node.Span);
        switch (node)
        {
            case YamlString text:
                _scalars.Emit(text, indent);
                break;
            case YamlNull:
                _output.Append("null");
                break;
            case YamlBoolean boolean:
                _output.Append(boolean.Value ? "true" : "false");
                break;
            case YamlInteger integer when integer.TryGetInt64(out long small):
                _output.Append(CultureInfo.InvariantCulture, $"{small}");
                break;
            case YamlInteger integer:
                _output.Append(CultureInfo.InvariantCulture, $"{integer.Value}");
                break;
            case YamlFloat number:
                _output.Append(FloatText(number.Value));
                break;
            case YamlMapping:
                _output.Append("{}");
                break;
            case YamlSequence:
                _output.Append("[]");
                break;
        }

        EndLine();
    }

    private static string FloatText(double value) =>
        double.IsFinite(value) ? GoFloat.Shortest(value) : double.IsNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";

    private static bool IsSimpleKey(string key) =>
        !key.AsSpan().ContainsAny("\n\u0085\u2028\u2029\r") && (key.Length <= LongestSimpleKeyBytes / 3 || Encoding.UTF8.GetByteCount(key) <= LongestSimpleKeyBytes);

    /// <summary>Ends the line, unless a literal block did.</summary>
    private void EndLine()
    {
        if (_scalars.EndedLine)
        {
            _scalars.EndedLine = false;
            return;
        }

        _output.Append('\n');
        _origins?.EndLine();
    }
}
