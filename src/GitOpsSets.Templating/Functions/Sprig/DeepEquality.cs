using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Go's <c>reflect.DeepEqual</c>: same types and same content, all the way down.</summary>
internal static class DeepEquality
{
    /// <summary>Whether two values are deeply equal. Values that hold themselves are compared without end in mind.</summary>
    /// <exception cref="BudgetException">The values nest too deeply.</exception>
    public static bool Compare(Budget budget, TemplateValue left, TemplateValue right)
    {
        if (!ReferenceEquals(left.Type, right.Type))
        {
            return false;
        }

        return left.List is null && left.Map is null ? SameScalar(left, right) : new Comparison(budget).Same(left, right);
    }

    private static bool SameScalar(TemplateValue left, TemplateValue right) => left.Kind switch
    {
        GoKind.Invalid => true,
        GoKind.String => string.Equals(left.Text, right.Text, StringComparison.Ordinal),
        GoKind.Float => left.Float == right.Float,
        GoKind.Struct => left.Object!.IsEqual(right.Object!),
        _ => left.Integer == right.Integer,
    };

    private sealed class Comparison(Budget budget)
    {
        // Pairs on the way or done: meeting one again proves nothing new.
        private readonly HashSet<(object, object)> _seen = [];

        public bool Same(TemplateValue left, TemplateValue right)
        {
            if (!ReferenceEquals(left.Type, right.Type))
            {
                return false;
            }

            if (left.List is { } leftList)
            {
                return SameLists(leftList, right.List!);
            }

            return left.Map is { } leftMap ? SameMaps(leftMap, right.Map!) : SameScalar(left, right);
        }

        // False when the two are one, or are compared already; else the budget is entered.
        private bool Begins(object left, object right, int count)
        {
            if (ReferenceEquals(left, right) || !_seen.Add((left, right)))
            {
                return false;
            }

            budget.Charge(count);
            budget.Enter();
            return true;
        }

        private bool SameLists(TemplateList left, TemplateList right)
        {
            if (left.IsNil != right.IsNil || left.Count != right.Count)
            {
                return false;
            }

            if (!Begins(left, right, left.Count))
            {
                return true;
            }

            bool same = true;
            for (int i = 0; same && i < left.Count; i++)
            {
                same = Same(left[i], right[i]);
            }

            budget.Leave();
            return same;
        }

        private bool SameMaps(TemplateMap left, TemplateMap right)
        {
            if (left.IsNil != right.IsNil || left.Count != right.Count)
            {
                return false;
            }

            if (!Begins(left, right, left.Count))
            {
                return true;
            }

            bool same = true;
            foreach (string key in left.Keys)
            {
                same = same && right.TryGetValue(key, out var other) && Same(left[key], other);
            }

            budget.Leave();
            return same;
        }
    }
}
