namespace GitOpsSets.Templating.Values;

/// <summary>Which verbs print numbers, truth values and text, and how. Every method is false, and prints nothing, where Go calls the verb a bad one.</summary>
internal static class ScalarVerbs
{
    public static bool IsFloat(int verb) => verb is 'v' or 'b' or 'g' or 'G' or 'x' or 'X' or 'f' or 'e' or 'E' or 'F';

    public static bool TryPrint(VerbFormatter formatter, in TemplateValue value, int verb)
    {
        switch (value.Kind)
        {
            case GoKind.Bool when verb is 't' or 'v':
                formatter.Pad(value.Boolean ? "true" : "false");
                return true;
            case GoKind.Int or GoKind.Uint:
                return TryPrintInteger(formatter, value, verb);
            case GoKind.Float when IsFloat(verb):
                formatter.Float(value.Float, verb);
                return true;
            default:
                return false;
        }
    }

    public static bool TryPrintText(VerbFormatter formatter, in TemplateValue value, int verb)
    {
        switch (verb)
        {
            case 'v' when formatter.Flags.GoSyntax:
            case 'q':
                formatter.Quoted(value.Text);
                return true;
            case 'v' or 's':
                formatter.Text(value);
                return true;
            case 'x' or 'X':
                formatter.Hexadecimal(value.Text, verb == 'x' ? VerbFormatter.LowerDigits : VerbFormatter.UpperDigits);
                return true;
            default:
                return false;
        }
    }

    private static bool TryPrintInteger(VerbFormatter formatter, in TemplateValue value, int verb)
    {
        bool isSigned = value.Kind == GoKind.Int;
        ulong bits = unchecked((ulong)value.Integer);
        switch (verb)
        {
            case 'v' when formatter.Flags.GoSyntax && !isSigned:
                bool sharp = formatter.Flags.Sharp;
                formatter.Flags.Sharp = true;
                formatter.Integer(bits, 16, isSigned, 'v', VerbFormatter.LowerDigits);
                formatter.Flags.Sharp = sharp;
                return true;
            case 'v' or 'd':
                formatter.Integer(bits, 10, isSigned, verb, VerbFormatter.LowerDigits);
                return true;
            case 'b':
                formatter.Integer(bits, 2, isSigned, verb, VerbFormatter.LowerDigits);
                return true;
            case 'o' or 'O':
                formatter.Integer(bits, 8, isSigned, verb, VerbFormatter.LowerDigits);
                return true;
            case 'x':
                formatter.Integer(bits, 16, isSigned, verb, VerbFormatter.LowerDigits);
                return true;
            case 'X':
                formatter.Integer(bits, 16, isSigned, verb, VerbFormatter.UpperDigits);
                return true;
            case 'c':
                formatter.Character(bits);
                return true;
            case 'q':
                formatter.QuotedCharacter(bits);
                return true;
            case 'U':
                formatter.Unicode(bits);
                return true;
            default:
                return false;
        }
    }
}
