using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's functions of chance. All of it comes from <see cref="FunctionContext.Randomness"/>.</summary>
internal static class RandomFunctions
{
    private const string Digits = "0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The function of both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } = [new("randInt", [GoType.Int, GoType.Int], Between) { IsDeterministic = false }];

    /// <summary>Only GitOpsSets have them.</summary>
    public static ImmutableArray<TemplateFunction> SprigTable { get; } =
    [
        new("randAlpha", [GoType.Int], Alpha) { IsDeterministic = false },
        new("randAlphaNum", [GoType.Int], AlphaNumeric) { IsDeterministic = false },
        new("randNumeric", [GoType.Int], Numeric) { IsDeterministic = false },
        new("randAscii", [GoType.Int], Ascii) { IsDeterministic = false },
        new("randBytes", [GoType.Int], Bytes) { IsDeterministic = false },
        new("shuffle", [GoType.String], Shuffle) { IsDeterministic = false },
        new("uuidv4", [], Uuid) { IsDeterministic = false },
    ];

    /// <summary>A number from the first to below the second.</summary>
    /// <example><code>{{ randInt 5 6 }}</code> gives <c>5</c></example>
    public static TemplateValue Between(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long range = unchecked(arguments[1].Integer - arguments[0].Integer);
        return range > 0
            ? TemplateValue.OfInteger(GoType.Int, arguments[0].Integer + context.Randomness.Below(range))
            : throw new FunctionException("invalid argument to Intn");
    }

    /// <summary>ASCII letters.</summary>
    /// <example><code>{{ randAlpha 4 }}</code> gives letters such as <c>kXbA</c></example>
    public static TemplateValue Alpha(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Characters(context, arguments[0], Letters);

    /// <summary>ASCII letters and digits.</summary>
    /// <example><code>{{ randAlphaNum 4 }}</code> gives characters such as <c>k7bA</c></example>
    public static TemplateValue AlphaNumeric(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Characters(context, arguments[0], Digits + Letters);

    /// <summary>Digits.</summary>
    /// <example><code>{{ randNumeric 4 }}</code> gives digits such as <c>0713</c></example>
    public static TemplateValue Numeric(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Characters(context, arguments[0], Digits);

    /// <summary>ASCII characters from the space to the tilde.</summary>
    /// <example><code>{{ randAscii 4 }}</code> gives characters such as <c>~k#1</c></example>
    public static TemplateValue Ascii(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Characters(context, arguments[0], string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)));

    /// <summary>The base64 of random bytes.</summary>
    /// <example><code>{{ randBytes 3 }}</code> gives base64 such as <c>q83v</c></example>
    public static TemplateValue Bytes(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long count = arguments[0].Integer;
        if (count < 0)
        {
            throw new FunctionException("makeslice: len out of range");
        }

        context.Budget.ReserveText(Math.Min(count, int.MaxValue) * 2);
        byte[] bytes = new byte[count];
        context.Randomness.Fill(bytes);
        return TemplateValue.Of(Convert.ToBase64String(bytes));
    }

    /// <summary>The same characters in another order.</summary>
    /// <example><code>{{ shuffle "zzz" }}</code> gives <c>zzz</c></example>
    public static TemplateValue Shuffle(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        context.Budget.ReserveText(arguments[0].Text.Length);
        Rune[] runes = [.. arguments[0].Text.EnumerateRunes()];
        for (int i = runes.Length - 1; i > 0; i--)
        {
            int other = (int)context.Randomness.Below(i + 1);
            (runes[i], runes[other]) = (runes[other], runes[i]);
        }

        return TemplateValue.Of(string.Concat(runes.Select(rune => rune.ToString())));
    }

    /// <summary>A random UUID.</summary>
    /// <example><code>{{ uuidv4 }}</code> gives a UUID such as <c>6fa459ea-ee8a-4ca4-894e-db77e160355e</c></example>
    public static TemplateValue Uuid(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        byte[] bytes = new byte[16];
        context.Randomness.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return TemplateValue.Of(new Guid(bytes, bigEndian: true).ToString());
    }

    private static TemplateValue Characters(FunctionContext context, TemplateValue count, string alphabet)
    {
        if (count.Integer <= 0)
        {
            return TemplateValue.Of("");
        }

        context.Budget.ReserveText(count.Integer);
        context.Budget.Charge(count.Integer);
        var output = new StringBuilder((int)count.Integer);
        for (long i = 0; i < count.Integer; i++)
        {
            output.Append(alphabet[(int)context.Randomness.Below(alphabet.Length)]);
        }

        return TemplateValue.Of(output.ToString());
    }
}
