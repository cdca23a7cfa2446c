using System.Runtime.CompilerServices;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating.Evaluation;

/// <summary>The machine's stack, which templates that nest use up.</summary>
internal static class MachineStack
{
    /// <summary>Makes sure that another level fits.</summary>
    /// <exception cref="BudgetException">It does not.</exception>
    public static void EnsureRoom()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new BudgetException("the template nests too deeply");
        }
    }
}
