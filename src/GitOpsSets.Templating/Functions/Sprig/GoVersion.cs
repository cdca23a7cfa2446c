using System.Diagnostics.CodeAnalysis;
using GitOpsSets.Templating.Functions.Json;
using GitOpsSets.Templating.Functions.SemanticVersions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Masterminds' <c>*semver.Version</c> as a template sees it.</summary>
/// <param name="version">What it stands for.</param>
/// <param name="isPointer">False for a <c>semver.Version</c>, which lacks the methods of pointers and compares by content.</param>
internal sealed class GoVersion(SemanticVersion version, bool isPointer = true) : TemplateObject, IJsonObject
{
    private readonly SemanticVersion _version = version;
    private readonly bool _isPointer = isPointer;

    /// <inheritdoc/>
    public override GoType Type => _isPointer ? GoType.SemanticVersion : GoType.SemanticVersionValue;

    /// <inheritdoc/>
    public override string Print() => _version.ToString();

    /// <inheritdoc/>
    public override bool IsEqual(TemplateObject other) =>
        ReferenceEquals(this, other) || (!_isPointer && other is GoVersion { _isPointer: false } version && string.Equals(_version.Original, version._version.Original, StringComparison.Ordinal));

    /// <inheritdoc/>
    public TemplateValue ToJson() => TemplateValue.Of(Print());

    /// <inheritdoc/>
    public override bool TryInvoke(string name, ReadOnlySpan<TemplateValue> arguments, [MaybeNullWhen(false)] out TemplateValue result)
    {
        TemplateValue? found = arguments.Length switch
        {
            0 => Read(name),
            1 => With(name, arguments[0]),
            _ => null,
        };
        bool isKnown = Read(name) is not null || (_isPointer && name is "Compare" or "Equal" or "LessThan" or "LessThanEqual" or "GreaterThan" or "GreaterThanEqual");
        if (found is null && isKnown)
        {
            throw new FunctionException("wrong number of args for " + name);
        }

        result = found ?? default;
        return found is not null;
    }

    private TemplateValue? Read(string name) => name switch
    {
        "Major" => TemplateValue.OfInteger(GoType.Uint64, unchecked((long)_version.Major)),
        "Minor" => TemplateValue.OfInteger(GoType.Uint64, unchecked((long)_version.Minor)),
        "Patch" => TemplateValue.OfInteger(GoType.Uint64, unchecked((long)_version.Patch)),
        "Prerelease" => TemplateValue.Of(_version.Prerelease),
        "Metadata" => TemplateValue.Of(_version.Metadata),
        "Original" when _isPointer => TemplateValue.Of(_version.Original),
        "String" => TemplateValue.Of(Print()),
        "IncMajor" => TemplateValue.Of(new GoVersion(_version.IncMajor(), isPointer: false)),
        "IncMinor" => TemplateValue.Of(new GoVersion(_version.IncMinor(), isPointer: false)),
        "IncPatch" => TemplateValue.Of(new GoVersion(_version.IncPatch(), isPointer: false)),
        _ => null,
    };

    private TemplateValue? With(string name, TemplateValue argument)
    {
        if (!_isPointer || name is not ("Compare" or "Equal" or "LessThan" or "LessThanEqual" or "GreaterThan" or "GreaterThanEqual"))
        {
            return null;
        }

        var other = argument.Object as GoVersion is { _isPointer: true } pointer ? pointer : throw new FunctionException($"wrong type for value; expected *semver.Version; got {argument.Type?.Name ?? "nil"}");
        int order = SemanticVersion.Compare(_version, other._version);
        return name switch
        {
            "Compare" => TemplateValue.Of(order),
            "Equal" => TemplateValue.Of(order == 0),
            "LessThan" => TemplateValue.Of(order < 0),
            "LessThanEqual" => TemplateValue.Of(order <= 0),
            "GreaterThan" => TemplateValue.Of(order > 0),
            _ => TemplateValue.Of(order >= 0),
        };
    }
}
