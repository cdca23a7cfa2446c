using GitOpsSets.Engine.Generators.Inputs;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Keys of providers in permutations.</summary>
internal static class ProviderKeysReplay
{
    public static CaseResult Run(ConformanceCase recorded) =>
        CaseResult.Same(recorded.Out.GetProperty("ok").GetString()!, ProviderKey.Of(RecordedText.Of(recorded.In.GetProperty("name"))));
}
