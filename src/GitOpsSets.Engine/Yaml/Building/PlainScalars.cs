namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Finds out what a plain text means. The rules are those of go-yaml's <c>resolve.go</c>; dates are not among them, for Kubernetes reads them as text.</summary>
internal static class PlainScalars
{
    public static ScalarKind Resolve(string text, out Int128 integer, out double number)
    {
        integer = 0;
        number = 0;
        if (text.Length == 0)
        {
            return ScalarKind.Null;
        }

        return text[0] switch
        {
            'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~' => ResolveWord(text),
            '.' => ResolveSpecialFloat(text, ref number) ? ScalarKind.Float : ResolveNumber(text, out integer, out number, isFloat: true),
            '+' or '-' => ResolveSpecialFloat(text, ref number) ? ScalarKind.Float : ResolveNumber(text, out integer, out number, isFloat: false),
            >= '0' and <= '9' => ResolveNumber(text, out integer, out number, isFloat: false),
            _ => ScalarKind.Text,
        };
    }

    private static ScalarKind ResolveWord(string text) => text switch
    {
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => ScalarKind.True,
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => ScalarKind.False,
        "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        _ => ScalarKind.Text,
    };

    private static bool ResolveSpecialFloat(string text, ref double number)
    {
        switch (text)
        {
            case ".nan" or ".NaN" or ".NAN":
                number = double.NaN;
                return true;
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                number = double.PositiveInfinity;
                return true;
            case "-.inf" or "-.Inf" or "-.INF":
                number = double.NegativeInfinity;
                return true;
            default:
                return false;
        }
    }

    private static ScalarKind ResolveNumber(string text, out Int128 integer, out double number, bool isFloat)
    {
        string digits = text.Contains('_', StringComparison.Ordinal) ? text.Replace("_", "", StringComparison.Ordinal) : text;
        number = 0;
        integer = 0;
        if (!isFloat && GoNumbers.TryInteger(digits, out integer))
        {
            return ScalarKind.Integer;
        }

        return GoNumbers.TryFloat(digits, out number) ? ScalarKind.Float : ScalarKind.Text;
    }
}
