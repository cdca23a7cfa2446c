namespace GitOpsSets.Engine.Ports;

/// <summary>A value that no log, message, output or file may show.</summary>
/// <param name="value">Never null; empty means that there is none.</param>
public readonly struct Secret(string value) : IEquatable<Secret>
{
    private readonly string _value = value;

    /// <summary>Whether there is nothing to hide.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_value);

    /// <summary>Whether it looks like a JSON Web Token (RFC 7519), which servers take as a bearer token rather than as a password.</summary>
    public bool IsJsonWebToken => Reveal().Trim() is var text && text.StartsWith("eyJ", StringComparison.Ordinal) && text.Count(static character => character == '.') == 2;

    /// <summary>The value itself: for adapters only, at the moment they send it.</summary>
    public string Reveal() => _value ?? "";

    /// <inheritdoc/>
    public bool Equals(Secret other) => string.Equals(Reveal(), other.Reveal(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Secret other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    /// <summary>Whether both hide the same value.</summary>
    public static bool operator ==(Secret left, Secret right) => left.Equals(right);

    /// <summary>Whether they hide different values.</summary>
    public static bool operator !=(Secret left, Secret right) => !left.Equals(right);
}
