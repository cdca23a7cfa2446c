using System.Runtime.CompilerServices;
using System.Text;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating.Values;

/// <summary>Prints values by verbs. Reads beside Go's <c>fmt/print.go</c>.</summary>
/// <param name="output">Receives the text.</param>
/// <param name="budget">Charged for every value printed; null outside renders.</param>
internal sealed class GoPrinter(TemplateTextBuilder output, Budget? budget)
{
    private const int MaxDepth = 1_000;
    private const int MaxValuesWithoutBudget = 1_000_000;

    private readonly VerbFormatter _formatter = new(output, budget);
    private int _depth;
    private int _values;
    private bool _erroring;

    /// <summary>What stands between <c>%</c> and the verb; set before a value is printed.</summary>
    public ref FormatFlags Flags => ref _formatter.Flags;

    /// <summary>Go's <c>printArg</c>: a value by a verb, such as <c>'v'</c>.</summary>
    /// <exception cref="FunctionException">The value holds itself, or nests too deeply to print.</exception>
    public void Print(in TemplateValue value, int verb)
    {
        if (value.IsNil)
        {
            if (verb is 'T' or 'v')
            {
                _formatter.Pad("<nil>");
            }
            else
            {
                BadVerb(value, verb);
            }
        }
        else if (verb == 'T')
        {
            _formatter.Text(TemplateValue.Of(value.Type!.Name));
        }
        else if (verb == 'p')
        {
            Pointer(value);
        }
        else
        {
            PrintValue(value, verb);
        }
    }

    private void PrintValue(in TemplateValue value, int verb)
    {
        if (budget is not null)
        {
            budget.Charge();
        }
        else if (++_values > MaxValuesWithoutBudget)
        {
            throw new FunctionException("the value is too large to print");
        }

        if (value.IsString)
        {
            String(value, verb);
        }
        else if (value.List is { } list)
        {
            List(list, verb);
        }
        else if (value.Map is { } map)
        {
            Map(map, verb);
        }
        else if (value.Object is { } instance)
        {
            Object(value, instance, verb);
        }
        else
        {
            Scalar(value, verb);
        }
    }

    private void Scalar(in TemplateValue value, int verb)
    {
        if (!_erroring && !Flags.GoSyntax && verb is 'v' or 's' or 'x' or 'X' or 'q' && GoNamedNumbers.Name(value) is { } name)
        {
            String(TemplateValue.Of(name), verb);
            return;
        }

        if (!ScalarVerbs.TryPrint(_formatter, value, verb))
        {
            BadVerb(value, verb);
        }
    }

    private void Object(in TemplateValue value, TemplateObject instance, int verb)
    {
        if (instance is ComplexNumber complex)
        {
            if (ScalarVerbs.IsFloat(verb))
            {
                Complex(complex, verb);
            }
            else
            {
                BadVerb(value, verb);
            }
        }
        else if (instance.Origin is { } origin && Flags.IsPlain && verb is 'v' or 's')
        {
            output.Append(TextSegment.Foreign(instance.Print(), origin.Source, origin.Token));
        }
        else if (_erroring || verb is 'v' or 's' or 'x' or 'X' or 'q')
        {
            String(TemplateValue.Of(instance.Print()), Flags.GoSyntax ? 's' : verb);
        }
        else
        {
            BadVerb(value, verb);
        }
    }

    private void Complex(ComplexNumber complex, int verb)
    {
        bool plus = Flags.Plus;
        output.Append('(');
        _formatter.Float(complex.Real, verb);
        Flags.Plus = true;
        _formatter.Float(complex.Imaginary, verb);
        output.Append("i)");
        Flags.Plus = plus;
    }

    private void List(TemplateList list, int verb)
    {
        if (ReferenceEquals(list.Type, GoType.ByteList) && verb is 's' or 'q' or 'x' or 'X')
        {
            byte[] bytes = new byte[list.Count];
            for (int index = 0; index < bytes.Length; index++)
            {
                bytes[index] = (byte)list[index].Integer;
            }

            String(TemplateValue.Of(GoText.FromUtf8(bytes)), verb);
            return;
        }

        Enter();
        if (Flags.GoSyntax)
        {
            output.Append(list.Type.Name);
            if (list.IsNil)
            {
                output.Append("(nil)");
                _depth--;
                return;
            }
        }

        output.Append(Flags.GoSyntax ? '{' : '[');
        for (int index = 0; index < list.Count; index++)
        {
            Separate(index);
            Item(list[index], list.Type.Element, verb);
        }

        output.Append(Flags.GoSyntax ? '}' : ']');
        _depth--;
    }

    private void Map(TemplateMap map, int verb)
    {
        Enter();
        if (Flags.GoSyntax)
        {
            output.Append(map.Type.Name);
            if (map.IsNil)
            {
                output.Append("(nil)");
                _depth--;
                return;
            }
        }

        output.Append(Flags.GoSyntax ? "{" : "map[");
        int index = 0;
        foreach (string key in map.Keys)
        {
            Separate(index++);
            PrintValue(map.KeyOf(key), verb);
            output.Append(':');
            Item(map[key], map.Type.Element, verb);
        }

        output.Append(Flags.GoSyntax ? '}' : ']');
        _depth--;
    }

    private void Item(in TemplateValue value, GoType? type, int verb)
    {
        if (!value.IsNil)
        {
            PrintValue(value, verb);
        }
        else if (Flags.GoSyntax)
        {
            output.Append((type ?? GoType.Any).Name).Append("(nil)");
        }
        else
        {
            output.Append("<nil>");
        }
    }

    private void Separate(int index)
    {
        if (index > 0)
        {
            output.Append(Flags.GoSyntax ? ", " : " ");
        }
    }

    private void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new FunctionException("the value holds itself, or nests too deeply to print");
        }
    }

    private void String(in TemplateValue value, int verb)
    {
        if (!ScalarVerbs.TryPrintText(_formatter, value, verb))
        {
            BadVerb(value, verb);
        }
    }

    // No template can show the same address twice, so none is shown.
    private void Pointer(in TemplateValue value)
    {
        if (value.List is null && value.Map is null && value.Type?.KindName != "ptr")
        {
            BadVerb(value, 'p');
            return;
        }

        _formatter.Pad("0x0");
    }

    private void BadVerb(in TemplateValue value, int verb)
    {
        _erroring = true;
        output.Append("%!").Append(new Rune(verb).ToString()).Append('(');
        if (value.IsNil)
        {
            output.Append("<nil>");
        }
        else
        {
            output.Append(value.Type!.Name).Append('=');
            PrintValue(value, 'v');
        }

        output.Append(')');
        _erroring = false;
    }
}
