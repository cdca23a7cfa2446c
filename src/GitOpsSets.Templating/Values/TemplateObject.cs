using System.Diagnostics.CodeAnalysis;

namespace GitOpsSets.Templating.Values;

/// <summary>A Go struct (or pointer to one) that a function handed to the template: a time, a version, a certificate.</summary>
public abstract class TemplateObject
{
    /// <summary>The Go type it stands for.</summary>
    public abstract GoType Type { get; }

    /// <summary>Set when a function made it from text that others wrote: what it prints is theirs, under this token.</summary>
    internal (Provenance Source, string Token)? Origin { get; set; }

    /// <summary>What <c>%v</c> prints: Go's <c>String()</c> where the type has one.</summary>
    public abstract string Print();

    /// <summary>Reads a field or calls a method.</summary>
    /// <param name="name">The Go name, such as <c>Year</c>.</param>
    /// <param name="arguments">None for a field.</param>
    /// <param name="result">What it gave.</param>
    /// <returns>False when the type has no such member.</returns>
    /// <exception cref="FunctionException">The member refused its arguments.</exception>
    public abstract bool TryInvoke(string name, ReadOnlySpan<TemplateValue> arguments, [MaybeNullWhen(false)] out TemplateValue result);

    /// <summary>Go's <c>==</c>: by content for structs, by identity for pointers.</summary>
    public virtual bool IsEqual(TemplateObject other) => ReferenceEquals(this, other);
}
