using System.Diagnostics.CodeAnalysis;

namespace GitOpsSets.Templating.Values;

/// <summary>A Go <c>complex128</c>: only constants such as <c>1+2i</c> make one.</summary>
/// <param name="real">The real part.</param>
/// <param name="imaginary">The imaginary part.</param>
internal sealed class ComplexNumber(double real, double imaginary) : TemplateObject
{
    public double Real { get; } = real;

    public double Imaginary { get; } = imaginary;

    public bool IsZero => Real == 0 && Imaginary == 0;

    public override GoType Type => GoType.Complex128;

    public override string Print()
    {
        string second = GoNumber.Format(Imaginary);
        return $"({GoNumber.Format(Real)}{(second[0] is '-' or '+' ? "" : "+")}{second}i)";
    }

    public override bool TryInvoke(string name, ReadOnlySpan<TemplateValue> arguments, [MaybeNullWhen(false)] out TemplateValue result)
    {
        result = default;
        return false;
    }

    public override bool IsEqual(TemplateObject other) => other is ComplexNumber number && number.Real == Real && number.Imaginary == Imaginary;
}
