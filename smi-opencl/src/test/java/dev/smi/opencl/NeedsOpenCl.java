package dev.smi.opencl;

import dev.smi.device.DeviceException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs an OpenCL device where there is none, and says why. */
final class NeedsOpenCl implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            OpenClLibrary.load();
            return ConditionEvaluationResult.enabled(FoundDevice.all().toString());
        } catch (DeviceException e) {
            return ConditionEvaluationResult.disabled(String.valueOf(e.getMessage()));
        }
    }
}
