using System.Collections.Immutable;
using GitOpsSets.Templating.Syntax;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>Fields and methods. Reads beside <c>evalField</c> of Go's <c>text/template/exec.go</c>.</summary>
/// <param name="arguments">Evaluates what methods are given.</param>
/// <param name="place">For errors.</param>
/// <param name="missingKey">What a key that a map does not have is.</param>
/// <param name="foreign">Says whose text arguments hold; null when the data hold no foreign text.</param>
/// <param name="tokens">For results of methods that were given foreign text.</param>
internal sealed class MemberAccess(ArgumentEvaluator arguments, Whereabouts place, MissingKey missingKey, ForeignArguments? foreign, TokenSource tokens)
{
    private static readonly ImmutableArray<GoType> AnyTypes = [GoType.Any];

    /// <summary>Follows field names from a value.</summary>
    /// <param name="dot">For the arguments.</param>
    /// <param name="value">Where to begin.</param>
    /// <param name="names">The last may be a method and gets the arguments.</param>
    /// <param name="position">Offset of the first name's dot.</param>
    /// <param name="operands">The command it stands in: arguments after the first; empty when it takes none.</param>
    /// <param name="final">What the pipeline hands on; Missing at its start.</param>
    public TemplateValue Follow(in TemplateValue dot, TemplateValue value, ImmutableArray<string> names, int position, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        for (int index = 0; index < names.Length; index++)
        {
            bool isLast = index == names.Length - 1;
            value = EvaluateMember(dot, value, names[index], position, isLast ? operands : [], isLast ? final : TemplateValue.Missing);
            position += names[index].Length + 1;
        }

        return value;
    }

    private TemplateValue EvaluateMember(in TemplateValue dot, in TemplateValue receiver, string name, int position, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        if (receiver.Map is { } map)
        {
            if (operands.Length > 1 || !final.IsMissing)
            {
                throw place.Fail($"{name} is not a method but has arguments", position);
            }

            if (map.TryGetValue(name, out var value))
            {
                return value;
            }

            return missingKey == MissingKey.NoValue
                ? TemplateValue.NoValue
                : throw place.Fail($"map has no entry for key \"{name}\"", position, NearestName.Of(name, map.Keys));
        }

        if (receiver.IsNil)
        {
            return receiver.IsNoValue && missingKey == MissingKey.NoValue
                ? TemplateValue.NoValue
                : throw place.Fail($"nil has no field \"{name}\"", position);
        }

        return EvaluateMethod(dot, receiver, name, position, operands, final);
    }

    private TemplateValue EvaluateMethod(in TemplateValue dot, in TemplateValue receiver, string name, int position, ImmutableArray<Operand> operands, in TemplateValue final)
    {
        var given = arguments.Evaluate(dot, AnyTypes, operands, final);
        Provenance? origin = null;
        if (foreign is not null)
        {
            origin = foreign.OriginOf(given);
            if (receiver.Object?.Origin is { } own)
            {
                origin = origin is null ? own.Source : ForeignText.Join([origin, own.Source]);
            }

            ForeignArguments.Flatten(given, origin);
        }

        place.Calling = name;
        TemplateValue result = default;
        bool found = receiver.Object is { } instance
            ? instance.TryInvoke(name, given, out result)
            : given.IsEmpty && GoNamedNumbers.TryInvoke(receiver, name, out result);
        place.Calling = null;
        if (!found)
        {
            throw place.Fail($"a value of type {receiver.Type} has no field or method \"{name}\"", position);
        }

        return origin is null ? result : ForeignText.Mark(result, origin, tokens);
    }
}
