using GitOpsSets.Engine.Definitions;

namespace GitOpsSets.Engine.Layout;

/// <summary>Reads the policy annotation of a set.</summary>
public static class SyncPolicies
{
    /// <summary>The policy of a set; <see cref="SyncPolicy.Sync"/> when it names none that exists.</summary>
    public static SyncPolicy Of(SetDefinition set) => set.Annotations.GetValueOrDefault(Annotations.Policy) switch
    {
        "create-update" => SyncPolicy.CreateUpdate,
        "create-only" => SyncPolicy.CreateOnly,
        _ => SyncPolicy.Sync,
    };
}
